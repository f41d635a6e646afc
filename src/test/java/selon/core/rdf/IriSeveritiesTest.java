package selon.core.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.vocab.InputException;
import selon.core.vocab.IriArgument;

/** Which IRIs are taken, as arguments and in RDF: all that are legal, and no others. */
class IriSeveritiesTest {

    @BeforeAll
    static void start() {
        JenaSystem.init();
    }

    private static long read(String iri) {
        byte[] text = ("<" + iri + "> <urn:ab:p> <" + iri + "> .").getBytes(StandardCharsets.UTF_8);
        return StrictReader.read("x.ttl", RDFLanguages.TURTLE, () -> new ByteArrayInputStream(text), Quad.defaultGraphIRI).quads().stream().count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9/sparql", "http://127.0.0.1:80/x", "https://e.org:443/", "http://e.org:/x", "HTTP://e.org/",
        "http://E.ORG/x", "http://e.org/%c3%a9", "http://e.org/a/../b", "http://e_x.org/", "http://999.1.1.1/", "mailto:x@y",
        "tag:x,2020:y", "did:x:y", "urn:x-y:z", "urn:oid:1.2.3", "urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "http://e.org/Ω"})
    void unusual_ones_are_taken(String iri) {
        assertEquals(iri, IriArgument.read(iri).orElseThrow().getURI());
        assertEquals(1, read(iri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:x", "http:///x", "http://u:p@e.org/", "http://u@e.org/", "urn:x:y", "urn:uuid:x", "http:x", "x", "//e.org/"})
    void those_that_are_wrong_or_relative_are_not(String iri) {
        assertTrue(IriArgument.read(iri).isEmpty(), iri);
        assertThrows(InputException.class, () -> read(iri));
    }

    @Test
    void a_space_ends_none() {
        assertTrue(IriArgument.read("http://e.org/a b").isEmpty());
    }
}
