package selon.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.jena.query.ARQ;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import picocli.CommandLine;

import selon.Client;
import selon.app.server.SelonServer;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.http.base.ServerOptions;

/**
 * A server in this process, on a free port, with what is shipped. One line gives a test class one:
 * {@code @RegisterExtension static final RunningServer server = RunningServer.shared();}
 */
public final class RunningServer implements Client, BeforeAllCallback, AfterAllCallback {

    private static final String TOKENS = "src/test/resources/tokens";

    /** What all servers of this process begin with, made when it is first needed. */
    private static final class Once {
        static final Bootstrap SHIPPED = new Bootstrap();
        static final Database FILLED = SHIPPED.open(Optional.empty());
        static final Running SHARED = start(FILLED, verb(List.of()));
    }

    /** A server with what it serves. */
    private record Running(Database database, Gate gate, SelonServer server) {

        void stop() {
            gate.stop();
            server.close();
            database.close();
        }
    }

    private final boolean shared;
    private final List<String> words;
    private Optional<Running> running = Optional.empty();

    private RunningServer(boolean shared, List<String> words) {
        this.shared = shared;
        this.words = words;
    }

    /** The one server of this process that all tests share that only read: nobody has a token for it. */
    public static RunningServer shared() {
        return new RunningServer(true, List.of());
    }

    /** A server of a test class's own, for which anna and ben have tokens, with words as {@code selon serve} takes them. */
    public static RunningServer fresh(String... words) {
        return new RunningServer(false, withTokens(words));
    }

    /** A server of a test class's own that nobody may write to, with words as {@code selon serve} takes them. */
    public static RunningServer reading(String... words) {
        return new RunningServer(false, List.of(words));
    }

    /** A server that anna and ben write to, started at once, on the database in a folder; whoever starts it closes it. */
    public static RunningServer on(Path folder) {
        RunningServer server = new RunningServer(false, withTokens("--db", folder.resolve("db").toString()));
        server.beforeAll(null);
        return server;
    }

    private static List<String> withTokens(String... words) {
        List<String> all = new ArrayList<>(List.of("--token-file", TOKENS));
        all.addAll(Arrays.asList(words));
        return all;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = Optional.of(shared ? Once.SHARED : begin());
    }

    private Running begin() {
        ServeVerb verb = verb(words);
        return start(words.contains("--db") ? Once.SHIPPED.open(verb.folder()) : FilledDatabases.copyOf(Once.FILLED), verb);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    /** The verb, as the command line reads its words. */
    private static ServeVerb verb(List<String> words) {
        CommandLine line = Selon.commandLine();
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0"));
        all.addAll(words);
        line.parseArgs(all.toArray(String[]::new));
        return line.getSubcommands().get("serve").getCommand();
    }

    private static Running start(Database database, ServeVerb verb) {
        ARQ.getContext().setFalse(ARQ.httpServiceAllowed);
        ServerOptions options = verb.options();
        Gate gate = Once.SHIPPED.gate(database);
        return new Running(database, gate, SelonServer.start(database, gate, Once.SHIPPED.questions(gate), options));
    }

    @Override
    public String url() {
        return running.orElseThrow().server.url();
    }

    /** Stops it, but for the shared one, which others ask. */
    @Override
    public void close() {
        if (!shared) {
            running.ifPresent(Running::stop);
        }
        running = Optional.empty();
    }
}
