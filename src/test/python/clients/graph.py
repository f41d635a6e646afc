# A source document's graph, as rdflib and raptor read it in each format.

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.dont_write_bytecode = True
from reading import checks_of, tell  # noqa: E402

GRAPH = "data?graph=https://w3id.org/selon/id/doc/objetconnecte-alibaba-c-sky"
# The Graph Store Protocol gives one graph, for which TriG has no use.
KINDS = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]

tell(checks_of("graph", "a document's graph", lambda media_type: GRAPH, KINDS))
