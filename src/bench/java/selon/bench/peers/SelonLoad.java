package selon.bench.peers;

import java.nio.file.Path;
import java.util.Iterator;

import org.apache.jena.riot.system.AsyncParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.InitialLoad;
import selon.core.vocab.Progress;

/** Makes a database from a file of quads: everything validated, with its conclusions and the first entry of its ledger. */
public final class SelonLoad {

    private SelonLoad() {}

    /**
     * Loads.
     *
     * @param args the file, and the folder of the new database
     */
    public static void main(String[] args) {
        JenaSystem.init();
        Database.open(Path.of(args[1]), empty -> fill(empty, AsyncParser.asyncParseQuads(args[0]))).close();
    }

    private static void fill(Database empty, Iterator<Quad> quads) {
        Progress progress = new Said();
        Gate.Verdict verdict = new InitialLoad(empty, FilledDatabases.RULEBOOK, FilledDatabases.RULES, progress).with(quads, FilledDatabases.AUTHOR);
        if (!verdict.accepts()) {
            throw new IllegalStateException("refused: " + verdict.findings().get(0));
        }
    }

    /** Says which part of the work has begun. */
    private static final class Said implements Progress {
        private String shown = "";

        @Override
        public synchronized void at(String work, long done, long total) {
            if (!work.equals(shown)) {
                shown = work;
                System.err.println("  " + work + " ...");
            }
        }
    }
}
