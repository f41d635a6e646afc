// What n3 and jsonld read in an answer, in the canonical form that is the same for the same triples.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsonld from 'jsonld';
import N3 from 'n3';
import { must, server } from './checks.mjs';

/** A context of our own comes from this server; any other would have to come from elsewhere. */
const ourContexts = async url => {
  const here = url.replace('https://w3id.org/selon/', server());
  must(here.startsWith(server()), `the context ${url} would have to be fetched from elsewhere`);
  const answer = await fetch(here, { headers: { Accept: 'application/ld+json' } });
  must(answer.ok, `${here}: ${answer.status}`);
  return { contextUrl: null, documentUrl: url, document: await answer.json() };
};

/** The formats, and who reads them. */
export const FORMATS = {
  'text/turtle': { suffix: '.ttl', library: 'n3', read: byN3('text/turtle') },
  'application/n-triples': { suffix: '.nt', library: 'n3', read: byN3('application/n-triples') },
  'application/trig': { suffix: '.trig', library: 'n3', read: byN3('application/trig') },
  'application/ld+json': { suffix: '.jsonld', library: 'jsonld', read: byJsonld },
};

/** A check for each format: what a library reads at an address is what Jena reads there, blank nodes matched. */
export function readings(name, subject, pathOf, types = Object.keys(FORMATS)) {
  return Object.fromEntries(types.map(type => [type, FORMATS[type]]).map(([type, { suffix, library, read }]) =>
    [`${library} reads in ${subject} as ${type} what Jena reads`, async () => {
      const expected = await canonical(byN3('application/n-triples')(
        await readFile(join(process.argv[3], `${name}.nt`), 'utf8')));
      must(expected.length > 0, 'Jena read nothing');
      const found = await canonical(await read(await fetched(pathOf(suffix), type)));
      const missing = expected.filter(line => !found.includes(line));
      const more = found.filter(line => !expected.includes(line));
      must(missing.length + more.length === 0, `missing ${missing.slice(0, 3)}; more ${more.slice(0, 3)}`);
      return `${found.length} triples`;
    }]));
}

/** The body of an answer, which says that it has this type. */
export async function fetched(path, type) {
  const answer = await fetch(new URL(path, server()), { headers: { Accept: type } });
  must(answer.ok, `${answer.url}: ${answer.status}`);
  must(answer.headers.get('content-type').split(';')[0] === type, answer.headers.get('content-type'));
  return await answer.text();
}

function byN3(format) {
  return text => new N3.Parser({ format }).parse(text);
}

async function byJsonld(text) {
  const lines = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader: ourContexts });
  return new N3.Parser({ format: 'application/n-quads' }).parse(lines);
}

/** A document that speaks of itself has a name here without its format's suffix. */
function plain(term) {
  const ours = term.termType === 'NamedNode' && term.value.startsWith(server());
  return ours ? N3.DataFactory.namedNode(term.value.replace(/\.(ttl|nt|rdf|jsonld|trig)$/, '')) : term;
}

async function canonical(quads) {
  const triples = quads.map(({ subject, predicate, object }) =>
    N3.DataFactory.quad(plain(subject), predicate, plain(object)));
  const lines = new N3.Writer({ format: 'application/n-quads' }).quadsToString(triples);
  const text = await jsonld.canonize(lines, { inputFormat: 'application/n-quads', algorithm: 'URDNA2015' });
  return text.split('\n').filter(Boolean);
}
