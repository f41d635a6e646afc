// A source document's graph, as n3 and jsonld read it in each format.

import { tell } from '../checks.mjs';
import { readings } from '../reading.mjs';

const GRAPH = 'data?graph=https://w3id.org/selon/id/doc/objetconnecte-alibaba-c-sky';

// The Graph Store Protocol gives one graph, for which TriG has no use.
const TYPES = ['text/turtle', 'application/n-triples', 'application/ld+json'];

await tell(readings('graph', "a document's graph", () => GRAPH, TYPES));
