package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/**
 * Every term that the project's files use is defined: Selon's own in the ontology, others in the published files of
 * their vocabularies.
 */
class TermsInUseTest {

    private static final List<String> FOLDERS = List.of("ontology/shapes", "ontology/examples", "data");
    private static final List<String> VOCABULARIES =
        List.of(Namespaces.SELON, Namespaces.MOTIVE, Namespaces.SHAPE, Namespaces.HEDGE);
    private static final String OURS = "https://w3id.org/selon/";
    private static final Pattern WIKIDATA_ITEM = Pattern.compile("http://www\\.wikidata\\.org/entity/Q[1-9][0-9]*");
    /** Local names of predicates whose values are terms. */
    private static final Set<String> LEADS_TO_A_TERM = Set.of("type", "subClassOf", "subPropertyOf", "class",
        "targetClass", "datatype", "path", "predicate", "domainIncludes", "rangeIncludes", "closeMatch", "relatedMatch",
        "broadMatch", "narrowMatch", "exactMatch");
    private static final Pattern PREFIXED_NAME = Pattern.compile("(?<![\\w:/?.-])([a-z][\\w-]*):([A-Za-z][\\w-]*)");
    private static final Pattern PREFIX = Pattern.compile("(?im)^\\s*@?prefix\\s+([\\w-]*):\\s*<([^>]*)>");

    private final Map<String, String> listed = outsideTerms();
    private final Set<Node> defined = definedNames();

    @Test
    void every_name_of_ours_is_defined_in_the_ontology() {
        List<String> undefined = new ArrayList<>();
        Map<String, Integer> looked = new TreeMap<>();
        for (Path file : files()) {
            Graph graph = TurtleFiles.read(List.of(file));
            for (Node name : names(graph)) {
                if (VOCABULARIES.stream().anyMatch(name.getURI()::startsWith)) {
                    looked.merge(file.getName(0) + "/" + file.getName(1), 1, Integer::sum);
                    if (!defined.contains(name) && !madeUp(name, graph) && !file.endsWith("term-known.reject.ttl")) {
                        undefined.add(file + ": " + name);
                    }
                }
            }
        }
        assertTrue(looked.containsKey("ontology/shapes") && looked.containsKey("ontology/examples")
            && looked.keySet().stream().anyMatch(part -> part.startsWith("data/")), () -> "looked at " + looked);
        assertEquals(List.of(), undefined);
    }

    @Test
    void every_name_of_others_was_read_in_its_own_vocabulary() {
        Set<String> namespaces = listed.keySet().stream().map(TermsInUseTest::namespace).collect(Collectors.toSet());
        List<String> unread = new ArrayList<>();
        Set<String> looked = new TreeSet<>();
        for (Path file : files()) {
            Graph graph = TurtleFiles.read(List.of(file));
            Set<Node> used = names(graph);
            used.removeIf(name -> !namespaces.contains(namespace(name.getURI())));
            used.addAll(termPositions(graph));
            for (Node name : used) {
                if (!name.getURI().startsWith(OURS) && !WIKIDATA_ITEM.matcher(name.getURI()).matches()) {
                    looked.add(name.getURI());
                    if (!listed.containsKey(name.getURI())) {
                        unread.add(file + ": " + name);
                    }
                }
            }
        }
        assertTrue(looked.size() > 50, () -> "only looked at " + looked);
        assertEquals(List.of(), unread);
    }

    @Test
    void every_name_in_a_query_a_message_or_an_example_is_defined_or_read() throws IOException {
        List<String> unknown = new ArrayList<>();
        int looked = 0;
        List<Path> texts = new ArrayList<>(TurtleFiles.below("queries", ".rq"));
        texts.addAll(TurtleFiles.below("ontology/rules", ".rq"));
        texts.addAll(TurtleFiles.below("src/main/resources", ".rq"));
        texts.addAll(files());
        for (Path file : texts) {
            for (Matcher name = PREFIXED_NAME.matcher(Files.readString(file)); name.find();) {
                String namespace = Prefixes.ALL.getOrDefault(name.group(1), Namespaces.ID);
                String iri = namespace + name.group(2);
                boolean term = !namespace.startsWith(Namespaces.ID) && !WIKIDATA_ITEM.matcher(iri).matches();
                boolean example = file.startsWith("ontology/examples");
                if (term && !example) {
                    looked++;
                    if (!listed.containsKey(iri) && !defined.contains(NodeFactory.createURI(iri))) {
                        unknown.add(file + ": " + name.group());
                    }
                }
            }
        }
        assertTrue(looked > 1000, "only looked at " + looked);
        assertEquals(List.of(), unknown);
    }

    @Test
    void a_prefix_means_the_same_in_every_file() throws IOException {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Path file : files()) {
            for (Matcher prefix = PREFIX.matcher(Files.readString(file)); prefix.find(); looked++) {
                if (!prefix.group(2).equals(Prefixes.ALL.get(prefix.group(1)))) {
                    wrong.add(file + ": " + prefix.group().strip());
                }
            }
        }
        assertTrue(looked > 100, "only looked at " + looked);
        assertEquals(List.of(), wrong);
    }

    /** Returns everything that has a type in the ontology or its shapes. */
    private static Set<Node> definedNames() {
        List<Path> files = new ArrayList<>(TurtleFiles.vocabulary());
        files.addAll(TurtleFiles.below("ontology/shapes"));
        return TurtleFiles.triples(TurtleFiles.read(files), Node.ANY, RDF.type.asNode(), Node.ANY)
            .map(Triple::getSubject).collect(Collectors.toSet());
    }

    /** An example may invent a motive or a hedge, if it describes it. */
    private static boolean madeUp(Node name, Graph example) {
        return (name.getURI().startsWith(Namespaces.MOTIVE) || name.getURI().startsWith(Namespaces.HEDGE))
            && example.contains(name, RDF.type.asNode(), Node.ANY);
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>(TurtleFiles.vocabulary());
        FOLDERS.forEach(folder -> files.addAll(TurtleFiles.below(folder)));
        return files;
    }

    private static Set<Node> names(Graph graph) {
        return TurtleFiles.triples(graph, Node.ANY, Node.ANY, Node.ANY)
            .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
            .filter(Node::isURI).collect(Collectors.toSet());
    }

    private static Set<Node> termPositions(Graph graph) {
        return TurtleFiles.triples(graph, Node.ANY, Node.ANY, Node.ANY).flatMap(triple -> {
            Node object = triple.getObject();
            if (object.isLiteral()) {
                return Stream.of(triple.getPredicate(), NodeFactory.createURI(object.getLiteralDatatypeURI()));
            }
            boolean term = object.isURI() && LEADS_TO_A_TERM.contains(localName(triple.getPredicate().getURI()));
            return term ? Stream.of(triple.getPredicate(), object) : Stream.of(triple.getPredicate());
        }).collect(Collectors.toSet());
    }

    private static Map<String, String> outsideTerms() {
        Map<String, String> terms = new TreeMap<>();
        try (Stream<String> lines = Files.lines(Path.of("ontology/outside-terms.tsv"))) {
            lines.filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] columns = line.split("\t");
                assertTrue(columns.length == 2 && !columns[1].isBlank(), () -> "not a term and its file: " + line);
                assertTrue(terms.put(columns[0], columns[1]) == null, () -> "listed twice: " + line);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertTrue(terms.size() > 100, () -> "only " + terms.size() + " outside terms listed");
        return terms;
    }

    private static String namespace(String iri) {
        return iri.substring(0, iri.length() - localName(iri).length());
    }

    private static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }
}
