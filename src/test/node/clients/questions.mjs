// The named questions, asked by two SPARQL clients from npm: the answers are those that our own tests expect.

import { readFile, readdir } from 'node:fs/promises';
import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint';
import ParsingClient from 'sparql-http-client/ParsingClient.js';
import { must, server, tell } from '../checks.mjs';

const ROOT = new URL('../../../../', import.meta.url);
const ENDPOINT = new URL('sparql', server()).href;
const QUESTIONS = (await readdir(new URL('queries/', ROOT))).filter(file => file.endsWith('.rq')).sort()
  .map(file => file.replace('.rq', ''));

const KINDS = { o: 'org' };
const TERMS = {
  iri: name => `<https://w3id.org/selon/id/${name.replace(/^(\w+):/, (_, kind) => `${KINDS[kind] ?? kind}/`)}>`,
  date: day => `"${day}"^^<http://www.w3.org/2001/XMLSchema#date>`,
};

const sparqlHttpClient = new ParsingClient({ endpointUrl: ENDPOINT });
const fetcher = new SparqlEndpointFetcher({ method: 'POST' });

const CLIENTS = {
  'sparql-http-client': query => sparqlHttpClient.query.select(query),
  'fetch-sparql-endpoint': async query => await (await fetcher.fetchBindings(ENDPOINT, query)).toArray(),
};

await tell({
  'There are questions to ask': () => must(QUESTIONS.length >= 26, `${QUESTIONS.length} questions`),
  ...Object.fromEntries(Object.entries(CLIENTS).flatMap(([client, select]) => QUESTIONS.map(name =>
    [`${client} is answered: ${name}`, () => asked(name, select)]))),
});

/** Asks a question with the values that its expected answer is for. */
async function asked(name, select) {
  const query = await bound(name);
  const expected = (await readFile(new URL(`src/test/resources/answers/${name}.csv`, ROOT), 'utf8')).trimEnd();
  const variables = expected.split('\n')[0].split(',');
  const rows = (await select(query)).map(row => variables.map(one => cell(row[one]?.value ?? '')).join(','));
  const found = [variables.join(','), ...rows].join('\n');
  must(found === expected, `answered:\n${found.slice(0, 1500)}\nexpected:\n${expected.slice(0, 1500)}`);
  return `${rows.length} rows`;
}

/** The question with its values: as SPARQL has it, a table that the rest is joined with. */
async function bound(name) {
  const query = await readFile(new URL(`queries/${name}.rq`, ROOT), 'utf8');
  const values = await readFile(new URL(`src/test/resources/answers/${name}.params`, ROOT), 'utf8').catch(() => '');
  const tables = values.split('\n').filter(Boolean).map(line => line.split('=')).map(([parameter, value]) => {
    const [variable, type] = query.match(new RegExp(`\\?__?${parameter}_(iri|date)\\b`));
    return `VALUES ${variable} { ${TERMS[type](value)} }`;
  });
  return query.replace(/WHERE\s*\{/, start => `${start} ${tables.join(' ')}`);
}

/** A cell of CSV (RFC 4180). */
function cell(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
