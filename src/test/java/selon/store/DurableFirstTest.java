// No change is made that the ledger can't keep.
package selon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFirstTest {

    @Test
    void a_change_whose_file_cannot_be_written_leaves_nothing_and_the_next_can_be_read(@TempDir Path folder)
            throws IOException {
        Set<Quad> after;
        try (Database database = Filled.open(folder)) {
            Set<Quad> before = quads(database);
            Path inTheWay = database.ledger().file(2).resolveSibling("000002.rdfp.pending");
            Files.createDirectory(inTheWay);
            Gate gate = Filled.gate(database);
            assertThrows(NoSpace.class, () -> gate.commit(saying("bad"), Filled.AUTHOR));
            assertEquals(before, quads(database));
            assertEquals(1, database.ledger().length());
            assertTrue(Files.notExists(inTheWay));
            assertEquals(2, gate.commit(saying("good"), Filled.AUTHOR).change().getAsLong());
            after = quads(database);
            assertTrue(after.size() > before.size());
        }
        try (Database reopened = Filled.open(folder)) {
            assertEquals(after, quads(reopened));
            assertTrue(new Verification(reopened.dataset(), reopened.ledger(), Filled.RULES, Progress.NONE)
                    .run(check -> { }));
        }
    }

    private static Proposal saying(String word) {
        return view -> view.add(Quad.create(Iri.required("https://example.org/g"),
                NodeFactory.createURI("https://example.org/" + word), RDFS.Nodes.label,
                NodeFactory.createLiteralLang(word, "en")));
    }

    private static Set<Quad> quads(Database database) {
        return Txn.calculateRead(database.dataset(), () -> Iter.toSet(database.dataset().find()));
    }
}
