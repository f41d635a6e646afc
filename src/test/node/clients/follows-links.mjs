// Comunica answers a query by following our links from one deal, knowing nothing else.

import { QueryEngine } from '@comunica/query-sparql-link-traversal';
import { must, server, tell } from '../checks.mjs';

const ID = 'https://w3id.org/selon/id/';
const DEAL = `${ID}deal/alibaba-group-c-sky-2018`;
const PREFIXES = `PREFIX selon: <https://w3id.org/selon/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#> `;
const LONGEST_MS = 60_000;

/** Asks from the deal on; our names stand for this server's addresses, as where they are redirected for good. */
async function asked(query) {
  const engine = new QueryEngine();
  const visited = [];
  const rows = await (await engine.queryBindings(PREFIXES + query, {
    sources: [DEAL],
    lenient: false,
    fetch: async (address, options) => {
      const name = address.url ?? String(address);
      const here = name.replace('https://w3id.org/selon/', server());
      must(here.startsWith(server()), `asked for ${name}`);
      visited.push(here);
      return await fetch(here, { ...options, signal: AbortSignal.timeout(LONGEST_MS) });
    },
  })).toArray();
  return { rows, visited: [...new Set(visited)] };
}

/** What a query finds from the deal on, which takes more than the deal's own document, where it would stand as written. */
async function finds(query, variable, expected, written = value => `<${value}>`) {
  const { rows, visited } = await asked(query);
  const found = rows.map(row => row.get(variable).value);
  must(visited.length > 1, `only ${visited} was visited`);
  const alone = await (await fetch(new URL(DEAL.replace('https://w3id.org/selon/', '') + '.nt', server()))).text();
  must(!expected.every(value => alone.includes(written(value))), "the deal's own document tells all of it");
  must(expected.every(value => found.includes(value)), `found ${found} in ${visited.join(' ')}`);
  return `${found.length} rows from ${visited.length} documents`;
}

// In TriG, which Comunica likes best, each triple stands in the graph of the document that says it.
await tell({
  'Comunica goes from a deal to the company bought, and to its other name in Chinese': () => finds(
    `SELECT DISTINCT ?name { GRAPH ?one { <${DEAL}> selon:target ?company } GRAPH ?two { ?company skos:altLabel ?name }
       FILTER ( LANGMATCHES( LANG( ?name ), "zh" ) ) }`, 'name', ['杭州中天微系统有限公司'], value => `"${value}"@zh`),
  'Comunica goes from a deal over a motive to those who deny it, and to the documents that say so': () => finds(
    `SELECT DISTINCT ?document { GRAPH ?one { ?motivation selon:deal <${DEAL}> }
       GRAPH ?document { ?claim selon:about ?motivation ; selon:polarity selon:Negative } }`,
    'document', [`${ID}doc/objetconnecte-alibaba-c-sky`, `${ID}doc/ttnews-alibaba-c-sky`]),
});
