package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

import org.apache.jena.sparql.core.Quad;

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

    /** Opens a database in memory with the shipped data. */
    public static Database inMemory() {
        return Database.inMemory(empty -> fill(empty, SHIPPED.quads()));
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

    /** Returns a database's gate. */
    public static Gate gate(Database database) {
        return new Gate(database, RULES);
    }
}
