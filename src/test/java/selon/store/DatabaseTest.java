package selon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a database's folder. */
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
    void aDatasetThatHasSixKeepsThemAndAnswersTheSame() throws Exception {
        Path stock = Files.createDirectories(folder.resolve("store/tdb2"));
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(stock.toString());
        Txn.executeWrite(dataset, () -> dataset.add(QUAD));
        TDBInternal.expel(dataset, true);
        assertFound();
        assertEquals(Set.of("GSPO", "GPOS", "GOSP", "SPOG", "POSG", "OSPG"), indexes());
    }

    /** The quad is found by every pattern that names some of its four places. */
    private void assertFound() {
        try (Database database = Database.open(folder, none -> { })) {
            DatasetGraph dataset = database.dataset();
            Txn.executeRead(dataset, () -> {
                for (int places = 0; places < 16; places++) {
                    Node g = (places & 8) > 0 ? QUAD.getGraph() : Node.ANY;
                    Node s = (places & 4) > 0 ? QUAD.getSubject() : Node.ANY;
                    Node p = (places & 2) > 0 ? QUAD.getPredicate() : Node.ANY;
                    Node o = (places & 1) > 0 ? QUAD.getObject() : Node.ANY;
                    assertTrue(dataset.contains(g, s, p, o), Integer.toBinaryString(places));
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
