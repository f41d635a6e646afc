# What rdflib and raptor read in an answer, set beside what Jena reads there.

import json
import re
import subprocess
import sys
import urllib.request

import rdflib
from rdflib.compare import graph_diff, to_isomorphic

rdflib.NORMALIZE_LITERALS = False  # "2009"^^xsd:gYear stays as it was written
SERVER, JENA = sys.argv[1], sys.argv[2]
LONGEST_SECONDS = 60

RDFLIB = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/trig": "trig",
}
RAPTOR = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/trig": "trig",
}
SUFFIXES = {
    "text/turtle": ".ttl",
    "application/n-triples": ".nt",
    "application/rdf+xml": ".rdf",
    "application/ld+json": ".jsonld",
    "application/trig": ".trig",
}


def fetched(path, media_type):
    """The body of an answer, which says that it has this type."""
    request = urllib.request.Request(SERVER + path, headers={"Accept": media_type})
    with urllib.request.urlopen(request, timeout=LONGEST_SECONDS) as answer:
        said = answer.headers.get_content_type()
        assert said == media_type, f"asked for {media_type}, got {said}"
        return answer.read()


def by_jena(name):
    """The triples that Jena read in an answer of that name."""
    graph = rdflib.Graph().parse(f"{JENA}/{name}.nt", format="nt")
    assert len(graph) > 0, "Jena read nothing"
    return graph


def in_any_format(graph):
    """The same triples, where a document that speaks of itself has a name without its format's suffix."""
    def plain(term):
        ours = isinstance(term, rdflib.URIRef) and term.startswith(SERVER)
        return rdflib.URIRef(re.sub(r"\.(ttl|nt|rdf|jsonld|trig)$", "", term)) if ours else term
    result = rdflib.Graph()
    for triple in graph:
        result.add(tuple(plain(term) for term in triple))
    return to_isomorphic(result)


def by_rdflib(body, media_type):
    """The triples that rdflib reads, whatever graph they are in."""
    dataset = rdflib.ConjunctiveGraph()
    dataset.parse(data=body, format=RDFLIB[media_type])
    graph = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    return graph


def by_raptor(body, media_type):
    """The triples that raptor reads."""
    done = subprocess.run(
        ["rapper", "-q", "-i", RAPTOR[media_type], "-o", "ntriples", "-", SERVER],
        input=body, capture_output=True, timeout=LONGEST_SECONDS)
    assert done.returncode == 0 and not done.stderr, done.stderr.decode()
    return rdflib.Graph().parse(data=done.stdout, format="nt")


def same(name, path, media_type, read):
    """Checks that what a library reads is what Jena reads, blank nodes matched."""
    expected = in_any_format(by_jena(name))
    found = in_any_format(read(fetched(path, media_type), media_type))
    if expected != found:
        _, missing, more = graph_diff(expected, found)
        raise AssertionError(f"{len(expected)} triples, read {len(found)}; missing {sorted(missing)[:3]}, "
                             f"more {sorted(more)[:3]}")
    return f"{len(found)} triples"


def checks_of(name, subject, path_of, kinds=tuple(SUFFIXES)):
    """A check for each library and format that it knows; path_of gives the address for a media type."""
    libraries = [("rdflib", RDFLIB, by_rdflib), ("raptor", RAPTOR, by_raptor)]
    return {f"{library} reads in {subject} as {kind} what Jena reads":
            lambda kind=kind, read=read: same(name, path_of(kind), kind, read)
            for library, known, read in libraries for kind in kinds if kind in known}


def tell(checks):
    """Makes checks and tells each as a line of JSON; the first line says how many there will be."""
    print(json.dumps({"checks": len(checks)}), flush=True)
    for name, check in checks.items():
        try:
            verdict = {"ok": True, "detail": check() or ""}
        except Exception as failure:  # whatever it is, the check has failed
            verdict = {"ok": False, "detail": f"{type(failure).__name__}: {failure}"[:4000]}
        print(json.dumps({"name": name, **verdict}), flush=True)
