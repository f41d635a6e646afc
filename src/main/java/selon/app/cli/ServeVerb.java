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

/** Serves a database over HTTP. */
@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Serves the database over HTTP. Makes it from the shipped data if there is none.",
        footer = "%nSELON_HEAP in the environment, such as 2g, limits the memory for Java's objects (default: a quarter of the machine's "
                + "memory). SECURITY.md explains the limits.")
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
            description = "The port, or 0 for any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Mixin
    private LimitOptions limiting;

    @Option(names = "--token-file", paramLabel = "FILE",
            description = "The file of authors who may write, with a line NAME TOKEN for each. The history shows the names. "
                    + "For one author, set SELON_TOKEN in the environment instead. Without either, nobody can write.")
    private Path tokenFile;

    @Option(names = "--cache", defaultValue = "64", paramLabel = "MIB", description = "The memory for answers that are reused until the "
            + "next change; 0 turns the cache off (default: ${DEFAULT-VALUE}).")
    private int cache;

    @Option(names = "--compact-at", paramLabel = "TIMES", description = "Compact the database when its files have grown to this many times "
            + "their initial length; 0 turns it off (default: ${DEFAULT-VALUE}).")
    private int compactAt = AutoCompaction.DEFAULT_TIMES;

    @Option(names = "--behind-proxy", description = "Trust the headers Forwarded and X-Forwarded-… of a proxy in front of the server: "
            + "they give the client's address, and the address at which clients reach the server.")
    private boolean behindProxy;

    @Option(names = "--service-allow", paramLabel = "URL", description = "A SPARQL endpoint that queries may call with "
            + "SERVICE <URL>; may be repeated. Without it SERVICE is refused, because any client could make this server send requests.")
    private List<String> services = List.of();

    @Option(names = "--names", paramLabel = "FILE", description = "Wikidata items for /reconcile/wikidata, in addition to the linked "
            + "ones: the file wikidata.json of the name-suggestion-index. Repeat the option for its replacements.json, which lists merged "
            + "items.")
    private List<Path> names = List.of();

    /** What its words say, as far as the server is concerned. */
    ServerOptions options() {
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
        return new ServerOptions(host, port, limiting.limits(spec),
                new AccessTokens(Optional.ofNullable(System.getenv("SELON_TOKEN")), Optional.ofNullable(tokenFile)), Set.copyOf(services),
                names.isEmpty() ? WikidataCatalogue.empty() : CatalogueReader.read(names), behindProxy, (long) cache << 20);
    }

    /** Where its words say that the database is; nothing for memory. */
    Optional<Path> folder() {
        return where.folder();
    }

    @Override
    public Integer call() {
        ServerOptions options = options();
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

    /** Lets the current change finish and the database close before the process ends. */
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
        out.println("  " + url + "          pages for a browser");
        out.println("  " + url + "sparql    SPARQL 1.1; " + questions.all().size() + " named questions: "
                + "selon query --list");
        out.println("  " + url + "data      one graph per source document: ?graph=IRI");
        out.println("  " + url + "reconcile matches names to things" + (catalogue.size() == 0 ? ""
                : ", reconcile/wikidata to " + catalogue.size() + " items of Wikidata"));
        services.forEach(service -> out.println("  SERVICE may call " + service));
        out.println("Ctrl-C to stop");
        out.flush();
    }
}
