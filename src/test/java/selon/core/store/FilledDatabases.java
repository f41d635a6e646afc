// Databases that hold what is shipped.
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

/** Fills databases as the command line does, without a process. */
public final class FilledDatabases {

    public static final Installation HOME = new Installation(Path.of(""));
    public static final SourceFileSet SHIPPED = SourceFileSet.ontology(HOME).with(SourceFileSet.data(HOME));
    public static final Rulebook RULEBOOK = new Rulebook(SHIPPED.graphs().get(GraphNames.SHAPES));
    public static final Derivation RULES = Derivation.read(HOME.rules());
    public static final Gate.Author AUTHOR = new Gate.Author("tester", Optional.empty());

    private FilledDatabases() {}

    /** A database in memory that holds what is shipped. */
    public static Database inMemory() {
        return Database.inMemory(empty -> fill(empty, SHIPPED.quads()));
    }

    /** A database on disk that holds what is shipped, made if need be. */
    public static Database open(Path folder) {
        return Database.open(folder, empty -> fill(empty, SHIPPED.quads()));
    }

    /** Fills an empty database with quads that the rules must accept. */
    public static void fill(Database empty, Iterator<Quad> quads) {
        Gate.Verdict verdict = new InitialLoad(empty, RULEBOOK, RULES, Progress.NONE)
                .with(quads, new Gate.Author("selon", Optional.of("What is shipped")));
        assertTrue(verdict.accepts(), () -> "refused: " + verdict.findings());
    }

    /** Its gate. */
    public static Gate gate(Database database) {
        return new Gate(database, RULES);
    }
}
