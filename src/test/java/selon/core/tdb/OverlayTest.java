package selon.core.tdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.TDB2;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

class OverlayTest {

    private static final int SEEDS = 60;
    private static final int UPDATES = 25;
    /** The number of the kinds below that are about statements; the others are about whole graphs. */
    private static final int STATEMENTS = 9;
    private static final List<String> GRAPHS = List.of("<g:1>", "<g:2>", "<g:3>", "<g:4>");
    /** Terms in several lexical forms, and in the form that TDB2 keeps. */
    private static final Map<String, String> OBJECTS = Map.ofEntries(Map.entry("<a:1>", "<a:1>"), Map.entry("<a:2>", "<a:2>"),
            Map.entry("1", "1"), Map.entry("01", "1"), Map.entry("+1", "1"), Map.entry("1.0", "1.0"),
            Map.entry("1.00", "1.0"), Map.entry("1e0", "1.0e0"), Map.entry("true", "true"),
            Map.entry("'1'^^<http://www.w3.org/2001/XMLSchema#boolean>", "true"),
            Map.entry("'x'", "'x'"), Map.entry("'x'@en", "'x'@en"),
            Map.entry("'2018-04-20T10:00:00.100Z'^^<http://www.w3.org/2001/XMLSchema#dateTime>",
                    "'2018-04-20T10:00:00.1Z'^^<http://www.w3.org/2001/XMLSchema#dateTime>"));
    private static final List<String> UPDATES_OF_ANY_KIND = List.of(
            "INSERT DATA { GRAPH G { S P O } GRAPH H { S P O } }",
            "INSERT DATA { GRAPH G { S P O , O ; P O } }",
            "DELETE DATA { GRAPH G { S P O } GRAPH H { S P O } }",
            "DELETE WHERE { GRAPH G { S ?p ?o } }",
            "DELETE WHERE { GRAPH ?g { ?s P O } }",
            "DELETE { GRAPH G { ?s P ?o } } INSERT { GRAPH H { ?s P ?o } } WHERE { GRAPH G { ?s P ?o } }",
            "INSERT { GRAPH G { ?s <p:0> ?o } } WHERE { ?s P ?o }",
            "WITH G DELETE { ?s P ?o } INSERT { ?s P O } WHERE { ?s P ?o FILTER ( ?o = O ) }",
            "DELETE { GRAPH ?g { S P ?o } } INSERT { GRAPH ?g { S P O } } WHERE { GRAPH ?g { S P ?o } }",
            "COPY SILENT G TO H", "MOVE SILENT G TO H", "ADD SILENT G TO H",
            "CLEAR SILENT GRAPH G", "DROP SILENT GRAPH G", "CREATE SILENT GRAPH G", "DROP NAMED");

    /**
     * The other dataset is in memory, because TDB2 loses triples when a graph is copied into another within one
     * transaction.
     */
    @Test
    @Tag("campaign")
    void updates_by_chance_leave_what_they_leave_in_a_plain_dataset() {
        int changed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            DatasetGraph base = dataset();
            DatasetGraph plain = DatasetGraphFactory.create();
            for (int i = 0; i < 20; i++) {
                String insert = filled("INSERT DATA { GRAPH G { S P O . <_:b> P O } }", random);
                update(plain, kept(insert));
                Txn.executeWrite(base, () -> update(base, kept(insert)));
            }
            Set<Quad> before = quads(base);
            Txn.executeRead(base, () -> {
                Overlay view = new Overlay(base);
                for (int i = 0; i < UPDATES; i++) {
                    int kind = random.nextInt(random.nextInt(4) == 0 ? UPDATES_OF_ANY_KIND.size() : STATEMENTS);
                    String text = filled(UPDATES_OF_ANY_KIND.get(kind), random);
                    update(view, text);
                    update(plain, kept(text)
                            .replaceAll("WHERE \\{ (\\?s \\S+ \\?o) }$", "WHERE { GRAPH <urn:x-arq:UnionGraph> { $1 } }"));
                    assertAlike(plain, view, text);
                }
                assertEquals(before, quads(base), "the dataset stays as it is");
                assertEquals(quads(plain), Iter.toSet(new Overlay(base, view.patch()).find()), "its patch makes it again");
                assertTrue(before.containsAll(view.patch().removed()), "only what is there is removed");
                assertTrue(view.patch().added().stream().noneMatch(before::contains), "only what is not there is added");
            });
            changed += quads(plain).equals(before) ? 0 : 1;
        }
        assertTrue(changed > SEEDS / 2, changed + " of " + SEEDS + " were changed");
    }

    private static void assertAlike(DatasetGraph plain, Overlay view, String after) {
        assertEquals(quads(plain), Iter.toSet(view.find()), after);
        assertEquals(Iter.toSet(plain.listGraphNodes()), Iter.toSet(view.listGraphNodes()), after);
        List<Triple> union = view.getDefaultGraph().find().toList();
        assertEquals(plain.getUnionGraph().find().toSet(), Set.copyOf(union), after);
        assertEquals(union.size(), Set.copyOf(union).size(), "each once, after " + after);
        OBJECTS.forEach((written, kept) -> assertEquals(quads(plain, node(kept)), quads(view, node(written)),
                written + " after " + after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT DATA { <s:1> <p:1> 1 }", "DELETE DATA { <s:1> <p:1> <a:1> }", "CLEAR DEFAULT", "DROP ALL",
        "DELETE WHERE { ?s ?p ?o }", "COPY <g:1> TO DEFAULT"})
    void the_default_graph_is_only_a_view_and_says_so(String text) {
        DatasetGraph base = dataset();
        Txn.executeWrite(base, () -> update(base, "INSERT DATA { GRAPH <g:1> { <s:1> <p:1> <a:1> } }"));
        Txn.executeRead(base, () -> {
            Overlay view = new Overlay(base);
            assertEquals(ProblemType.DEFAULT_GRAPH, assertThrows(ProblemException.class, () -> update(view, text)).type());
        });
    }

    /** TDB2 would keep both, and return both as 1.0. */
    @Test
    void a_decimal_is_kept_once_however_it_is_written() {
        DatasetGraph base = dataset();
        Txn.executeRead(base, () -> {
            Overlay view = new Overlay(base);
            update(view, "INSERT DATA { GRAPH <g:1> { <s:1> <p:1> 1.00 , 1.0 } }");
            assertEquals(Set.of(SSE.parseQuad("(<g:1> <s:1> <p:1> 1.0)")), view.patch().added());
            update(view, "DELETE DATA { GRAPH <g:1> { <s:1> <p:1> 1.000 } }");
            assertTrue(view.patch().isEmpty());
        });
    }

    private static DatasetGraph dataset() {
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        dataset.getContext().set(TDB2.symUnionDefaultGraph, true);
        return dataset;
    }

    private static Set<Quad> quads(DatasetGraph dataset) {
        return Txn.calculateRead(dataset, () -> quads(dataset, Node.ANY));
    }

    private static Set<Quad> quads(DatasetGraph dataset, Node object) {
        return Iter.toSet(dataset.findNG(Node.ANY, Node.ANY, Node.ANY, object));
    }

    private static Node node(String written) {
        return SSE.parseNode(written.replace('\'', '"'));
    }

    private static void update(DatasetGraph dataset, String text) {
        UpdateExec.dataset(dataset).update(text).execute();
    }

    private static String filled(String template, Random random) {
        List<String> objects = OBJECTS.keySet().stream().sorted().toList();
        return Stream.of(template.split(" ")).map(word -> switch (word) {
            case "G", "H" -> GRAPHS.get(random.nextInt(GRAPHS.size()));
            case "S" -> "<s:" + random.nextInt(4) + ">";
            case "P" -> "<p:" + random.nextInt(2) + ">";
            case "O" -> objects.get(random.nextInt(objects.size()));
            default -> word;
        }).collect(Collectors.joining(" "));
    }

    private static String kept(String text) {
        return Stream.of(text.split(" ")).map(word -> OBJECTS.getOrDefault(word, word)).collect(Collectors.joining(" "));
    }
}
