package selon.pages.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;
import selon.core.vocab.Installation;
import selon.core.vocab.Namespaces;
import selon.http.base.DocumentFormat;

/** Every term of ours, looked up over real HTTP. */
class VocabularyIT {

    private static final String OURS = "https://w3id.org/selon/";
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final int MOST_BYTES = 300_000;
    private static final Graph FILES = GraphFactory.createDefaultGraph();

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    @BeforeAll
    static void serve() throws IOException {
        Stream.concat(Installation.find().ontology().stream(), Installation.find().shapes().stream())
                .forEach(file -> RDFParser.source(file).parse(FILES));
    }

    private static Set<String> minted(String namespace) {
        return FILES.stream().map(Triple::getSubject).filter(Node::isURI).map(Node::getURI)
                .filter(iri -> iri.startsWith(namespace) && iri.length() > namespace.length())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> things() {
        Set<String> all = new TreeSet<>(minted(Namespaces.MOTIVE));
        all.addAll(minted(Namespaces.SHAPE));
        all.addAll(minted(Namespaces.HEDGE));
        assertTrue(all.size() > 300, () -> "only " + all.size() + " looked at");
        return all;
    }

    private static String path(String iri) {
        return iri.substring(OURS.length());
    }

    private static DatasetGraph parsed(HttpResponse<String> answer, DocumentFormat format) {
        assertEquals(200, answer.statusCode(), () -> answer.uri().toString());
        assertEquals(format.type() + ";charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
        return RDFParser.fromString(answer.body(), format.lang().orElseThrow()).toDatasetGraph();
    }

    private static List<DocumentFormat> data() {
        return DocumentFormat.GRAPHS.stream().filter(format -> format.lang().isPresent()).toList();
    }

    private static boolean tells(DatasetGraph document, String iri) {
        return document.find(Node.ANY, NodeFactory.createURI(iri), Node.ANY, Node.ANY).hasNext();
    }

    private static int count(String text, String words) {
        return text.split(Pattern.quote(words), -1).length - 1;
    }

    @Test
    void every_term_has_its_place_on_the_page_of_terms_and_is_told_in_every_form() {
        Set<String> terms = minted(Namespaces.SELON);
        assertTrue(terms.size() > 100, () -> "only " + terms.size() + " looked at");
        String page = server.get("ns.html", "*/*").body();
        List<DatasetGraph> documents = data().stream()
                .map(format -> parsed(server.get("ns." + format.ending(), "image/png"), format)).toList();
        List<String> wrong = new ArrayList<>();
        for (String term : terms) {
            if (count(page, "id=\"" + term.substring(Namespaces.SELON.length()) + "\"") != 1) {
                wrong.add(term + " is not once on the page");
            }
            documents.stream().filter(document -> !tells(document, term)).forEach(document -> wrong.add(term + " is not told"));
        }
        assertEquals(List.of(), wrong);
        assertEquals(5, documents.size());
    }

    @Test
    void every_motive_rule_and_hedge_leads_to_its_document_and_is_told_in_every_form() {
        List<String> wrong = new ArrayList<>();
        for (String iri : things()) {
            HttpResponse<String> sent = server.get(path(iri), BROWSER);
            boolean scheme = iri.equals(Namespaces.MOTIVE + "scheme");
            if (sent.statusCode() != 303 || !sent.headers().firstValue("Location").orElse("")
                    .equals(scheme ? "/motive" : "/" + path(iri) + ".html")) {
                wrong.add(iri + " answers " + sent.statusCode());
            }
            HttpResponse<String> page = server.get(path(iri) + ".html", "*/*");
            if (page.statusCode() != 200 || page.body().length() > MOST_BYTES || !page.body().contains(iri)) {
                wrong.add(iri + " has no page");
            }
            data().stream().filter(format -> !tells(parsed(server.get(path(iri) + "." + format.ending(), "*/*"), format), iri))
                    .forEach(format -> wrong.add(iri + " is not told in " + format));
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ns", "motive", "shape", "hedge"})
    void a_whole_vocabulary_is_the_same_in_every_form_and_is_what_the_files_say(String name) {
        String namespace = name.equals("ns") ? Namespaces.SELON : OURS + name + "/";
        Graph said = RDFParser.fromString(server.get("data?graph=" + OURS + name, "text/turtle").body(), Lang.TURTLE).toGraph();
        for (DocumentFormat format : data()) {
            Graph whole = GraphFactory.createDefaultGraph();
            String address = server.url() + name + "." + format.ending();
            parsed(server.get(name + "." + format.ending(), "*/*"), format).find().forEachRemaining(quad -> {
                if (!quad.getSubject().toString().equals(address)) {
                    whole.add(quad.asTriple());
                }
            });
            assertTrue(whole.isIsomorphicWith(said), format.toString());
        }
        assertEquals(minted(namespace), said.stream().map(Triple::getSubject).filter(Node::isURI).map(Node::getURI)
                .filter(iri -> iri.startsWith(namespace) && iri.length() > namespace.length())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ns             | */*                                       | 200 | text/turtle           | /ns.ttl
        ns             | text/html,application/xml;q=0.9,*/*;q=0.8 | 200 | text/html             | /ns.html
        ns             | application/ld+json                       | 200 | application/ld+json   | /ns.jsonld
        ns             | application/rdf+xml                       | 200 | application/rdf+xml   | /ns.rdf
        ns             | application/n-triples                     | 200 | application/n-triples | /ns.nt
        ns             | application/trig                          | 200 | application/trig      | /ns.trig
        ns             | text/turtle;q=0.2,application/ld+json     | 200 | application/ld+json   | /ns.jsonld
        ns             | image/png                                 | 406 |                       |
        ns.ttl         | image/png                                 | 200 | text/turtle           | /ns.ttl
        ns.xyz         | */*                                       | 404 |                       |
        motive         | text/html                                 | 200 | text/html             | /motive.html
        motive         | */*                                       | 200 | text/turtle           | /motive.ttl
        motive.jsonld  | text/html                                 | 200 | application/ld+json   | /motive.jsonld
        shape          | application/trig                          | 200 | application/trig      | /shape.trig
        hedge          | text/html                                 | 200 | text/html             | /hedge.html
        hedge          | image/png                                 | 406 |                       |
        ns/0.1.0       | text/html                                 | 303 |                       |
        ns/0.0.9       | text/html                                 | 404 |                       |
        motive/        | */*                                       | 303 |                       |
        motive/scheme  | text/turtle                               | 303 |                       |
        motive/scheme.ttl | */*                                    | 200 | text/turtle           | /motive/scheme.ttl
        motive/nothing | */*                                       | 404 |                       |
        shape/         | */*                                       | 303 |                       |
        shape/claim-about | text/html                              | 303 |                       |
        shape/claim-about.html | */*                               | 200 | text/html             | /shape/claim-about.html
        shape/claim-about | image/png                              | 406 |                       |
        """)
    void who_asks_gets_the_form_that_suits(String path, String accept, int status, String type, String location) {
        HttpResponse<String> answer = server.get(path, accept);
        assertEquals(status, answer.statusCode());
        if (status == 200) {
            assertEquals(type + ";charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(location, answer.headers().firstValue("Content-Location").orElse(""));
            assertTrue(answer.headers().firstValue("Vary").orElse("").contains("Accept"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ns", "motive", "shape", "hedge"})
    void who_has_a_document_already_is_told_so_and_in_another_language_it_is_another(String name) {
        String tag = server.get(name, "text/turtle").headers().firstValue("ETag").orElseThrow();
        assertEquals(304, server.send(server.request(name).header("Accept", "text/turtle").header("If-None-Match", tag).build())
                .statusCode());
        assertEquals(200, server.send(server.request(name).header("Accept", "text/html").header("If-None-Match", tag).build())
                .statusCode());
        HttpResponse<String> english = server.get(name + ".html?lang=en", "*/*");
        HttpResponse<String> french = server.get(name + ".html?lang=fr", "*/*");
        assertTrue(english.body().contains("<html lang=\"en\">") && french.body().contains("<html lang=\"fr\">"));
        assertFalse(english.headers().firstValue("ETag").equals(french.headers().firstValue("ETag")));
        assertTrue(english.body().length() < MOST_BYTES && french.body().length() < MOST_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"ns,https://w3id.org/selon/ns", "motive,https://w3id.org/selon/motive/scheme",
        "shape,https://w3id.org/selon/shape/", "hedge,https://w3id.org/selon/hedge"})
    void a_vocabulary_says_how_to_cite_it_where_its_forms_are_and_under_which_licence(String name, String iri) {
        HttpResponse<String> page = server.get(name, BROWSER);
        String links = String.join("\n", page.headers().allValues("Link"));
        for (String link : List.of("<" + iri + ">; rel=\"cite-as\"",
                "</" + name + ".ttl>; rel=\"describedby\"; type=\"text/turtle\"",
                "<https://www.apache.org/licenses/LICENSE-2.0>; rel=\"license\"",
                "<https://schema.org/DefinedTermSet>; rel=\"type\"")) {
            assertTrue(links.contains(link), link);
        }
        assertTrue(page.body().contains("<link rel=\"cite-as\" href=\"" + iri + "\""));
        assertTrue(page.body().contains("\"DefinedTermSet\"") && page.body().contains("\"DefinedTerm\""));
        assertFalse(page.body().contains("<script>"), "no script is needed to read it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_definition_and_message_is_there_in_both_languages_whichever_the_reader_has(String language) {
        String pages = Stream.of("ns", "motive", "shape").map(name -> server.get(name + ".html?lang=" + language, "*/*").body())
                .map(VocabularyIT::unescaped).collect(Collectors.joining());
        List<String> missing = new ArrayList<>();
        int seen = 0;
        for (Node property : List.of(SKOS.definition.asNode(), SKOS.scopeNote.asNode(), SKOS.example.asNode(),
                SHACL.message, SHACL.description)) {
            for (Triple triple : FILES.find(Node.ANY, property, Node.ANY).toList()) {
                seen++;
                if (triple.getSubject().isURI() && !pages.contains(triple.getObject().getLiteralLexicalForm())) {
                    missing.add(triple.toString());
                }
            }
        }
        assertTrue(seen > 800, "only " + seen + " texts looked at");
        assertEquals(List.of(), missing);
    }

    private static String unescaped(String page) {
        return page.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    @Test
    void the_drawing_has_a_box_for_each_class_and_an_arrow_for_what_a_claim_is_made_of() {
        String page = server.get("ns.html", "*/*").body();
        String drawing = page.substring(page.indexOf("<svg"), page.indexOf("</svg>"));
        List<Triple> classes = FILES.find(Node.ANY, RDF.Nodes.type, OWL.Class.asNode()).toList();
        assertTrue(classes.size() > 25, "classes");
        assertEquals(classes.size(), count(drawing, "<rect "));
        for (Triple type : classes) {
            assertTrue(drawing.contains(">" + type.getSubject().getLocalName() + "</text>"), type.toString());
        }
        for (String line : List.of("Claim about Assertable", "Claim claimant Source", "Claim reportedIn Document", "Claim quote Quote",
                "Claim relays Claim", "Motivation deal Deal", "Motivation motive Motive", "Acquisition ⊂ Deal", "Deal ⊂ Assertable")) {
            assertTrue(drawing.contains("<title>" + line + "</title>"), line);
        }
        assertTrue(drawing.contains("<desc id="));
    }

    @Test
    void a_term_names_the_rules_that_touch_it_and_a_rule_shows_what_it_refuses() {
        String page = server.get("ns.html?lang=en", "*/*").body();
        String about = page.substring(page.indexOf("id=\"about\""), page.indexOf("</article>", page.indexOf("id=\"about\"")));
        assertTrue(about.contains("href=\"/shape#claim-about\""), about);
        assertTrue(about.contains("href=\"#Assertable\""), about);
        String rule = server.get("shape/claim-about.html?lang=fr", "*/*").body();
        for (String words : List.of("Une affirmation porte sur une seule chose", "A claim is about one thing",
                "# A claim about two motivations at once.", "# A claim about exactly one motivation.",
                "href=\"/shape#claim-about\"")) {
            assertTrue(rule.contains(words), words);
        }
    }

    @Test
    void every_link_of_these_pages_to_a_term_or_a_rule_leads_somewhere() {
        Map<String, String> pages = new HashMap<>();
        List<String> broken = new ArrayList<>();
        int seen = 0;
        for (String name : List.of("ns", "motive", "shape", "hedge")) {
            Matcher link = Pattern.compile("href=\"(/ns|/shape|/motive|)#([^\"]+)\"")
                    .matcher(server.get(name + ".html", "*/*").body());
            while (link.find()) {
                seen++;
                String target = link.group(1).isEmpty() ? name : link.group(1).substring(1);
                if (!pages.computeIfAbsent(target, page -> server.get(page + ".html", "*/*").body())
                        .contains("id=\"" + link.group(2) + "\"")) {
                    broken.add(name + " -> " + link.group());
                }
            }
        }
        assertTrue(seen > 500, "only " + seen + " links looked at");
        assertEquals(List.of(), broken);
    }
}
