package selon.core.rdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.XSD;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.vocab.InputException;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** Everything that the Gate accepts can be exported and read again. */
class StorableTermsTest {

    static {
        JenaSystem.init();
    }

    private static final Node PLACE = NodeFactory.createURI("https://example.org/graph");

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a", "urn:example:a", "urn:isbn:9782070368228", "mailto:a@example.org",
        "tag:example.org,2026:a", "https://example.org/été", "http://example.org/a?b=c#d"})
    void an_iri_that_keeps_the_rules_is_kept(String iri) {
        assertEquals(Optional.empty(), complaint(NodeFactory.createURI(iri)));
        assertEquals(Optional.empty(), complaintOnReadingAgain(NodeFactory.createURI(iri)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:a:b", "urn:x", "a", "/a", "", "http:///a", "http://", "https://example.org/%zz", "http://a b/",
        "javascript:alert(1)//", "file:relative", "http://[::1/", "http://example.org/a\\b", "1:a", "urn:uuid:1",
        "http://example.org/../a", "https://user:secret@example.org/", "data:,a", "http://example.org:80/", "HTTP://EXAMPLE.org/"})
    void an_iri_is_kept_where_it_can_be_read_again(String iri) {
        assertSame(NodeFactory.createURI(iri));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a'^^xsd:integer", "'2020-13-01'^^xsd:date", "'2020'^^xsd:gYear", "'maybe'^^xsd:boolean",
        "'a'^^<urn:x>", "'a'^^<https://example.org/type>", "'a'@en", "'a'@abcdefghijkl", "'1.50'^^xsd:decimal",
        "'<a'^^rdf:XMLLiteral", "'a'@en-a-b", "'a'^^<relative>"})
    void a_literal_is_kept_where_it_can_be_read_again(String literal) {
        assertSame(NodeFactoryExtra.parseNode(literal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"decimal", "integer", "nonNegativeInteger", "double", "float"})
    void a_number_of_thousands_of_digits_is_refused_and_a_text_of_them_is_not(String type) {
        String digits = "0".repeat(2000) + "1";
        Node number = NodeFactoryExtra.parseNode("'" + digits + "'^^xsd:" + type);
        assertEquals(Optional.of(ProblemType.NUMBER_TOO_LONG),
                complaint(number));
        assertSame(number);
        assertEquals(Optional.empty(), complaint(NodeFactoryExtra.parseNode("'" + digits.substring(1) + "'^^xsd:" + type)));
        assertEquals(Optional.empty(), complaint(NodeFactory.createLiteralString(digits)));
    }

    @ParameterizedTest
    @CsvSource({"1DIGITS, decimal", "DIGITS, integer", "1DIGITSe1, double", "PDIGITSD, dayTimeDuration",
        "2020-01-01T00:00:00.DIGITSZ, dateTime", "DIGITS-01-01, date"})
    void half_a_million_digits_are_refused_before_their_value_is_looked_for(String text, String type) {
        String digits = text.replace("DIGITS", "7".repeat(500_000));
        String literal = "\"" + digits + "\"^^<" + XSD.NS + type + ">";
        assertTimeout(Duration.ofSeconds(5), () -> { // It took 20 seconds and more.
            Stream.of(StorableTerms.complaint(digits, TypeMapper.getInstance().getSafeTypeByName(XSD.NS + type)).map(ProblemException::type),
                    StorableTerms.complaintOfUnparsed("INSERT DATA { GRAPH <a:g> { <a:s> <a:p> " + literal + " } }").map(ProblemException::type),
                    complaintOnReading("<" + PLACE + "> <" + PLACE + "> " + literal + " ."))
                    .forEach(found -> assertEquals(Optional.of(ProblemType.NUMBER_TOO_LONG), found));
        });
    }

    private static void assertSame(Node term) {
        assertEquals(complaintOnReadingAgain(term).isPresent(), complaint(term).isPresent(), () -> term + ": read again: "
                + complaintOnReadingAgain(term) + ", written: " + complaint(term));
        StorableTerms.complaint(Triple.create(PLACE, PLACE, term)).map(ProblemException::getMessage)
                .ifPresent(words -> assertTrue(words.matches("(?s)[A-Z<].*[.]"), words));
    }

    private static Optional<ProblemType> complaint(Node object) {
        return StorableTerms.complaint(Triple.create(PLACE, PLACE, object)).map(ProblemException::type);
    }

    private static Optional<ProblemType> complaintOnReadingAgain(Node object) {
        Graph one = GraphFactory.createDefaultGraph();
        one.add(PLACE, PLACE, object);
        return complaintOnReading(RDFWriter.source(one).lang(Lang.NTRIPLES).asString());
    }

    private static Optional<ProblemType> complaintOnReading(String triples) {
        byte[] written = triples.getBytes(StandardCharsets.UTF_8);
        try {
            StrictReader.read("text", Lang.NTRIPLES, () -> new ByteArrayInputStream(written), PLACE);
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e.type());
        }
    }
}
