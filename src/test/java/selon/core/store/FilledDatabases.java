package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

import selon.core.derive.Derivation;
import selon.core.rdf.SourceFileSet;
import selon.core.shacl.Rulebook;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Installation;
import selon.core.vocab.Progress;

/** Fills databases with the shipped data as the command line does, within the test's process. */
public final class FilledDatabases {

    public static final Installation HOME = new Installation(Path.of(""));
    public static final SourceFileSet SHIPPED = SourceFileSet.ontology(HOME).with(SourceFileSet.data(HOME));
    public static final Rulebook RULEBOOK = new Rulebook(SHIPPED.graphs().get(GraphNames.SHAPES));
    public static final Derivation RULES = Derivation.read(HOME.rules());
    public static final Gate.Author AUTHOR = new Gate.Author("tester", Optional.empty());

    private FilledDatabases() {}

    /** Filled when it is first needed, and never changed. */
    private static final class Once {
        static final Database DATABASE = Database.inMemory(empty -> fill(empty, SHIPPED.quads()));
    }

    /** Opens a database in memory with the shipped data. */
    public static Database inMemory() {
        return copyOf(Once.DATABASE);
    }

    /** Opens a database on disk with the shipped data, and makes it if there is none. */
    public static Database open(Path folder) {
        return Database.open(folder, empty -> fill(empty, SHIPPED.quads()));
    }

    /** Fills an empty database with quads that the rules must accept. */
    public static void fill(Database empty, Iterator<Quad> quads) {
        Gate.Verdict verdict = new InitialLoad(empty, RULEBOOK, RULES, Progress.NONE)
                .with(quads, new Gate.Author("selon", Optional.of("What is shipped")));
        assertTrue(verdict.accepts(), () -> "refused: " + verdict.findings());
    }

    /** Copies a database that was filled and never changed, with its history. */
    public static Database copyOf(Database original) {
        assertEquals(1, original.ledger().last(), "it was filled, and not changed");
        return Database.inMemory(empty -> {
            empty.ledger().prepare(1, rows -> Txn.executeWrite(empty.dataset(), () -> Txn.executeRead(original.dataset(), () -> {
                empty.dataset().prefixes().putAll(original.dataset().prefixes());
                original.dataset().find().forEachRemaining(quad -> {
                    empty.dataset().add(quad);
                    rows.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
                });
            })));
            empty.ledger().confirm(1);
        });
    }

    /** Returns a database's gate. */
    public static Gate gate(Database database) {
        return new Gate(database, RULES);
    }
}
