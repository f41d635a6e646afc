package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeFactoryExtra;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.core.tdb.NamedGraphsUnion;

import selon.core.vocab.InputException;

/** The content of a database's folder. */
class DatabaseTest {

    private static final Quad QUAD = Quad.create(node("g"), node("s"), node("p"), node("o"));

    @TempDir
    Path folder;

    private static Node node(String name) {
        return NodeFactory.createURI("urn:example:" + name);
    }

    @Test
    void aNewDatasetHasFourIndexesOfQuads() throws Exception {
        Database.open(folder, empty -> Txn.executeWrite(empty.dataset(), () -> empty.dataset().add(QUAD))).close();
        assertEquals(Set.of("GSPO", "SPOG", "POSG", "OSPG"), indexes());
        assertFound();
    }

    @Test
    void aStoreWithMoreThanItsLedgerTellsIsNotMadeAnewFromIt() throws Exception {
        Path stock = Files.createDirectories(folder.resolve("store/tdb2"));
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(stock.toString());
        Txn.executeWrite(dataset, () -> dataset.add(QUAD));
        TDBInternal.expel(dataset, true);
        String said = assertThrows(InputException.class, this::assertFound).getMessage();
        assertTrue(said.contains("stays as it is"), said);
        assertEquals(Set.of("GSPO", "GPOS", "GOSP", "SPOG", "POSG", "OSPG"), indexes());
        assertTrue(Txn.calculateRead(DatabaseMgr.connectDatasetGraph(stock.toString()), () ->
                DatabaseMgr.connectDatasetGraph(stock.toString()).contains(QUAD)));
    }

    @Test
    void whatHasTheSameBitsIsToldApartByEveryPattern() {
        List<Quad> quads = Stream.of("1", "true", "'1'^^xsd:int", "'1'^^xsd:long", "'1'^^xsd:byte", "0", "false", "'1970-01-01'^^xsd:date")
                .map(NodeFactoryExtra::parseNode).flatMap(object -> Stream.of("one", "other").map(graph ->
                        Quad.create(node(graph), node("s"), node("p"), object))).toList();
        Set<Triple> triples = quads.stream().map(Quad::asTriple).collect(Collectors.toSet());
        try (Database database = Database.open(folder, empty -> { })) {
            DatasetGraph dataset = database.dataset();
            Txn.executeWrite(dataset, () -> quads.forEach(dataset::add));
            Txn.executeRead(dataset, () -> quads.forEach(quad -> {
                for (int places = 0; places < 16; places++) {
                    Quad pattern = pattern(quad, places);
                    assertEquals(quads.stream().filter(one -> matches(one, pattern)).collect(Collectors.toSet()),
                            Iter.toSet(dataset.find(pattern)), pattern.toString());
                }
            }));
            Txn.executeRead(dataset, () -> {
                assertEquals(triples, new NamedGraphsUnion(dataset).find().toSet());
                assertEquals(triples, new NamedGraphsUnion(dataset).find(node("s"), Node.ANY, Node.ANY).toSet());
                assertEquals(triples.size(), TripleStatistics.of(dataset).triples());
            });
        }
    }

    private static Quad pattern(Quad quad, int places) {
        return Quad.create((places & 8) > 0 ? quad.getGraph() : Node.ANY, (places & 4) > 0 ? quad.getSubject() : Node.ANY,
                (places & 2) > 0 ? quad.getPredicate() : Node.ANY, (places & 1) > 0 ? quad.getObject() : Node.ANY);
    }

    private static boolean matches(Quad quad, Quad pattern) {
        return Stream.<Function<Quad, Node>>of(Quad::getGraph, Quad::getSubject, Quad::getPredicate, Quad::getObject)
                .allMatch(place -> place.apply(pattern).equals(Node.ANY) || place.apply(pattern).equals(place.apply(quad)));
    }

    /** Checks that every pattern with some of the quad's four terms finds the quad. */
    private void assertFound() {
        try (Database database = Database.open(folder, none -> { })) {
            DatasetGraph dataset = database.dataset();
            Txn.executeRead(dataset, () -> {
                for (int places = 0; places < 16; places++) {
                    assertTrue(dataset.contains(pattern(QUAD, places)), Integer.toBinaryString(places));
                }
            });
        }
    }

    private Set<String> indexes() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[GSPO]{4}\\.dat"))
                    .map(name -> name.substring(0, 4)).collect(Collectors.toSet());
        }
    }
}
