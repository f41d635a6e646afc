package selon.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import selon.app.server.SelonServer;
import selon.core.query.Questions;
import selon.core.store.AutoCompaction;
import selon.core.store.Database;
import selon.core.store.Gate;
import selon.core.vocab.IriArgument;
import selon.http.base.AccessTokens;
import selon.http.base.ServerOptions;
import selon.names.match.CatalogueReader;
import selon.names.match.WikidataCatalogue;
import selon.view.claims.GraphCounts;

/** Serves a database. */
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Opens the database, or makes it from what is shipped, and serves it.",
        footer = "%nSELON_HEAP in the environment, such as 2g, is the most memory that Java's objects may take; else a quarter of the "
                + "machine's. SECURITY.md tells what these limits are for.")
final class ServeVerb implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65535;
    private static final int MOST_TIMES = 1000;
    private static final int CLOSING_SECONDS = 10;
    private static final int MOST_MIB = 1024;
    private static final Pattern ENDPOINT = Pattern.compile("https?://[^/@#]+(/[^@#]*)?");

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOption where;

    @Option(names = "--port", defaultValue = "3030", paramLabel = "N",
            description = "The port, 0 for any that is free (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Mixin
    private LimitOptions limiting;

    @Option(names = "--token-file", paramLabel = "FILE",
            description = "Who may write: a line NAME TOKEN for each; the history shows the name. For a single one, set "
                    + "SELON_TOKEN in the environment. Without either, nobody writes.")
    private Path tokenFile;

    @Option(names = "--cache", defaultValue = "64", paramLabel = "MIB", description = "The memory for answers that are given again while "
            + "nothing has changed; 0 keeps none (default: ${DEFAULT-VALUE}).")
    private int cache;

    @Option(names = "--compact-at", paramLabel = "TIMES", description = "Give back to the disk what changes leave behind when the "
            + "database's files are this many times as long as they were; 0 never does (default: ${DEFAULT-VALUE}).")
    private int compactAt = AutoCompaction.DEFAULT_TIMES;

    @Option(names = "--behind-proxy", description = "A proxy stands before the server and says in Forwarded or X-Forwarded-… for whom "
            + "it asks, and by which address: what the server says of itself goes by that.")
    private boolean behindProxy;

    @Option(names = "--service-allow", paramLabel = "URL", description = "A SPARQL endpoint that a query may ask with "
            + "SERVICE <URL>; may be given several times. Without it, none: who asks a query makes this server ask.")
    private List<String> services = List.of();

    @Option(names = "--names", paramLabel = "FILE", description = "Items of Wikidata for /reconcile/wikidata, beside those that "
            + "our things are linked to: the name-suggestion-index's wikidata.json; once more with its replacements.json, for "
            + "items that were merged.")
    private List<Path> names = List.of();

    @Override
    public Integer call() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port takes 0 to 65535, not " + port + ".");
        }
        if (host.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--host takes an address, such as 127.0.0.1.");
        }
        if (cache < 0 || cache > MOST_MIB) {
            throw new ParameterException(spec.commandLine(), "--cache takes 0 to " + MOST_MIB + " MiB, not " + cache + ".");
        }
        if (compactAt < 0 || compactAt > MOST_TIMES) {
            throw new ParameterException(spec.commandLine(), "--compact-at takes 0 to " + MOST_TIMES + ", not " + compactAt + ".");
        }
        services.stream().filter(service -> !ENDPOINT.matcher(service).matches() || IriArgument.read(service).isEmpty()).findFirst()
                .ifPresent(bad -> {
                    throw new ParameterException(spec.commandLine(), "--service-allow takes the address of a SPARQL endpoint, such as "
                            + "https://query.wikidata.org/sparql, without a name or password in it, not " + bad + ".");
                });
        ServerOptions options = new ServerOptions(host, port, limiting.limits(spec),
                new AccessTokens(Optional.ofNullable(System.getenv("SELON_TOKEN")), Optional.ofNullable(tokenFile)), Set.copyOf(services),
                names.isEmpty() ? WikidataCatalogue.empty() : CatalogueReader.read(names), behindProxy, (long) cache << 20);
        Bootstrap shipped = new Bootstrap();
        CountDownLatch closed = new CountDownLatch(1);
        try (Database database = shipped.open(where.folder())) {
            Gate gate = shipped.gate(database);
            Questions questions = shipped.questions(gate);
            try (AutoCompaction upkeep = new AutoCompaction(database, gate)) {
                if (where.folder().isPresent() && compactAt > 0) {
                    upkeep.begin(compactAt);
                }
                serve(database, gate, questions, options, closed);
            }
        }
        closed.countDown();
        return Selon.FINE;
    }

    private void serve(Database database, Gate gate, Questions questions, ServerOptions options, CountDownLatch closed) {
        try (SelonServer server = SelonServer.start(database, gate, questions, options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gate, server, closed)));
            greet(spec.commandLine().getOut(), server.url(), questions, GraphCounts.of(database.dataset()),
                    options.catalogue());
            server.join();
        }
    }

    /** Lets the change in flight be made and the database close before the process goes. */
    private static void stop(Gate gate, SelonServer server, CountDownLatch closed) {
        gate.stop();
        server.close();
        try {
            closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void greet(PrintWriter out, String url, Questions questions, GraphCounts counts, WikidataCatalogue catalogue) {
        out.println("Selon " + spec.root().version()[0] + ", "
                + where.folder().map(folder -> "database " + folder).orElse("in memory"));
        out.println(counts.deals() + " deals, " + counts.claims() + " claims by " + counts.sources() + " voices in "
                + counts.documents() + " documents");
        out.println("  " + url + "          who says why, in a browser");
        out.println("  " + url + "sparql    SPARQL 1.1; " + questions.all().size() + " questions to begin with: "
                + "selon query --list");
        out.println("  " + url + "data      graphs, one a source document: ?graph=IRI");
        out.println("  " + url + "reconcile matches names to things" + (catalogue.size() == 0 ? ""
                : ", reconcile/wikidata to " + catalogue.size() + " items of Wikidata"));
        services.forEach(service -> out.println("  SERVICE asks " + service));
        out.println("Ctrl-C to stop");
        out.flush();
    }
}
