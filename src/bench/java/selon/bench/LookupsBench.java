package selon.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import selon.GeneratedGraph;
import selon.ServerProcess;

/** Asks a server for what is said of one thing after another, by several clients at once. */
@Command(name = "lookups", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Measures how many lookups (SELECT * { <thing> ?p ?o }, as CSV) a server answers in a second. Prints Markdown; ends "
                + "with 1 where they are too few or too slow.")
final class LookupsBench implements Callable<Integer> {

    private static final int SEED = 20_260_918;

    @Option(names = "--work", paramLabel = "DIR", description = "Where the database is, made there if need be.")
    private Path work = Path.of("target/bench");

    @Option(names = "--size", paramLabel = "N", description = "How many triples.")
    private long size = 100_000;

    @Option(names = "--clients", paramLabel = "N", description = "How many ask at once.")
    private int clients = 8;

    @Option(names = "--seconds", paramLabel = "N", description = "How long, after as long to warm up, a minute at most.")
    private int seconds = 60;

    @Option(names = "--at-least", paramLabel = "N", description = "How few a second are too few.")
    private int least = 0;

    @Option(names = "--within", paramLabel = "MS", description = "What 99 of 100 must stay within, in milliseconds.")
    private double slowest = Double.MAX_VALUE;

    @Override
    public Integer call() throws Exception {
        BenchStores.open(work, size).close();
        List<String> things = GeneratedGraph.quads(size).map(Quad::getSubject).filter(Node::isURI).map(Node::getURI).distinct().toList();
        try (ServerProcess server = new ServerProcess(work, "--db", work.resolve(size + "/db").toAbsolutePath().toString())) {
            series(server, things, Math.min(seconds, 60));
            List<TimeSeries> all = series(server, things, seconds);
            TimeSeries together = TimeSeries.of(all);
            System.out.printf(Locale.ROOT, "| triples | clients | lookups a second | median | 99 of 100 within | memory |%n"
                    + "|--:|--:|--:|--:|--:|--:|%n| %,d | %d | %,d | %.1f ms | %.1f ms | %,d MiB |%n", size, clients,
                    together.size() / seconds, together.median(), together.p99(), memory(server));
            return together.size() / seconds >= least && together.p99() <= slowest ? 0 : 1;
        }
    }

    private List<TimeSeries> series(ServerProcess server, List<String> things, int time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(time);
        List<Future<TimeSeries>> asking = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Random random = new Random(SEED + i);
            asking.add(threads.submit(() -> {
                TimeSeries series = new TimeSeries();
                while (System.nanoTime() < end) {
                    String thing = things.get(random.nextInt(things.size()));
                    series.time(() -> look(server, thing));
                }
                return series;
            }));
        }
        List<TimeSeries> all = new ArrayList<>();
        for (Future<TimeSeries> one : asking) {
            all.add(one.get());
        }
        threads.shutdown();
        return all;
    }

    private static void look(ServerProcess server, String thing) {
        HttpResponse<String> answer = server.ask("SELECT * { <" + thing + "> ?p ?o }", "text/csv");
        if (answer.statusCode() != 200 || answer.body().lines().count() < 2) {
            throw new IllegalStateException("Not as expected of " + thing + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** What the process holds in memory, in MiB. */
    static long memory(ServerProcess server) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + server.process().pid(), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst().orElseThrow();
    }
}
