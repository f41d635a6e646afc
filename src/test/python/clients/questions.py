# The named questions as the endpoint itself describes them: rdflib reads and parses each, and it is answered at its address.

import os
import sys
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
sys.dont_write_bytecode = True
from rdflib import RDF, Graph, Namespace  # noqa: E402
from rdflib.plugins.sparql import prepareQuery  # noqa: E402
from reading import LONGEST_SECONDS, SERVER, fetched, tell  # noqa: E402

SH = Namespace("http://www.w3.org/ns/shacl#")
GRAPH = "data?graph=https://w3id.org/selon/id/graph/queries"


def questions():
    """Each question's name and text, and the query string with which it can be tried."""
    graph = Graph().parse(data=fetched(GRAPH, "text/turtle"), format="turtle")
    example = "http://www.w3.org/2004/02/skos/core#example"
    for question in sorted(graph.subjects(RDF.type, SH.SPARQLSelectExecutable)):
        values = {}
        for parameter in graph.objects(question, SH.parameter):
            local = str(graph.value(parameter, SH.path)).split("#")[1]
            assert f"?{local}" in str(graph.value(question, SH.select)), f"{local} is not a variable of {question}"
            values[str(graph.value(parameter, SH.name))] = str(next(
                value for name, value in graph.predicate_objects(parameter) if str(name) == example))
        yield str(question).rsplit("/", 1)[1], str(graph.value(question, SH.select)), values


def is_answered(name, text, values):
    """Parses a question's text, and asks it with its examples."""
    variables = [str(variable) for variable in prepareQuery(text).algebra.PV]
    request = urllib.request.Request(f"{SERVER}queries/{name}.csv?{urllib.parse.urlencode(values)}")
    with urllib.request.urlopen(request, timeout=LONGEST_SECONDS) as answer:
        head = answer.readline().decode().strip()
    assert head.split(",") == variables, f"{head} instead of {variables}"
    return head


found = list(questions())
assert len(found) >= 26, f"{len(found)} questions"
tell({f"rdflib reads the question {name}, and it is answered": lambda one=(name, text, values): is_answered(*one)
      for name, text, values in found})
