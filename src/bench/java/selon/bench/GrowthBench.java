package selon.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import selon.GeneratedGraph;
import selon.ServerProcess;
import selon.Terminal;
import selon.core.vocab.Namespaces;

/** Asks a server, of one size of graph after another, for descriptions and for batches of names, with no answer kept. */
@Command(name = "growth", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Measures how long the description of a thing and a batch of 50 names take over HTTP, and what the server holds "
                + "in memory, as the graph grows. Prints Markdown.")
final class GrowthBench implements Callable<Integer> {

    private static final int SEED = 20_261_126;
    private static final int A_BATCH = 50;

    @Option(names = "--work", paramLabel = "DIR", description = "Where the databases are, made there if need be.")
    private Path work = Path.of("target/bench");

    @Option(names = "--sizes", split = ",", paramLabel = "N", description = "How many triples.")
    private List<Long> sizes = List.of(100_000L, 1_000_000L, 10_000_000L);

    @Option(names = "--requests", paramLabel = "N", description = "Requests of each kind that are timed, after as many to warm up.")
    private int requests = 300;

    @Option(names = "--server-heap", paramLabel = "SIZE", description = "The server's heap (SELON_HEAP).")
    private String heap = "1g";

    @Override
    public Integer call() throws IOException {
        System.out.println("""
                | triples | ready after | claim described | 99 of 100 | deal described | 99 of 100 | 50 names | 99 of 100 | in memory |
                |--:|--:|--:|--:|--:|--:|--:|--:|--:|""");
        for (long size : sizes) {
            BenchStores.open(work, size).close();
            measure(size);
        }
        return 0;
    }

    private void measure(long size) throws IOException {
        List<String> claims = new ArrayList<>();
        List<String> deals = new ArrayList<>();
        List<String> names = new ArrayList<>();
        GeneratedGraph.quads(size).filter(quad -> quad.getSubject().isURI()).forEach(quad -> {
            addTo(quad, "claim/", quad.getSubject().getURI(), claims);
            addTo(quad, "deal/", quad.getSubject().getURI(), deals);
            if (quad.getPredicate().equals(RDFS.Nodes.label)) {
                addTo(quad, "org/", quad.getObject().getLiteralLexicalForm(), names);
            }
        });
        Random random = new Random(SEED);
        List.of(claims, deals, names).forEach(list -> Collections.shuffle(list, random));
        long start = System.nanoTime();
        String database = work.resolve(size + "/db").toAbsolutePath().toString();
        try (ServerProcess server = new ServerProcess(new Terminal(work, Map.of("SELON_HEAP", heap)), "--db", database, "--cache", "0")) {
            batch(server, names, 0);
            double ready = (System.nanoTime() - start) / 1e9;
            TimeSeries claim = timed(i -> describe(server, claims.get(i % claims.size())));
            TimeSeries deal = timed(i -> describe(server, deals.get(i % deals.size())));
            TimeSeries batch = timed(i -> batch(server, names, i));
            System.out.printf(Locale.ROOT, "| %,d | %.1f s | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %,d MiB |%n", size, ready,
                    claim.median(), claim.p99(), deal.median(), deal.p99(), batch.median(), batch.p99(), LookupsBench.memory(server));
        }
    }

    private static void addTo(Quad quad, String kind, String what, List<String> all) {
        if (quad.getSubject().getURI().startsWith(Namespaces.ID + kind)
                && (all.isEmpty() || !all.get(all.size() - 1).equals(what))) {
            all.add(what);
        }
    }

    private TimeSeries timed(IntConsumer work) {
        TimeSeries warm = new TimeSeries();
        TimeSeries series = new TimeSeries();
        for (int i = 0; i < 2 * requests; i++) {
            int number = i;
            (i < requests ? warm : series).time(() -> work.accept(number));
        }
        return series;
    }

    private static void describe(ServerProcess server, String thing) {
        HttpResponse<String> answer = server.get("id/" + thing.substring(Namespaces.ID.length()) + ".ttl", "*/*");
        if (answer.statusCode() != 200 || answer.body().length() < A_BATCH) {
            throw new IllegalStateException("Not as expected of " + thing + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static void batch(ServerProcess server, List<String> names, int number) {
        JsonBuilder json = new JsonBuilder().startObject();
        for (int i = 0; i < A_BATCH; i++) {
            json.key("q" + i).startObject().key("query").value(names.get((number * A_BATCH + i) % names.size())).key("limit").value(5)
                    .finishObject();
        }
        String form = "queries=" + URLEncoder.encode(JSON.toStringFlat(json.finishObject().build()), StandardCharsets.UTF_8);
        HttpResponse<String> answer = server.send(server.request("reconcile")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build());
        if (answer.statusCode() != 200 || !answer.body().contains("\"match\"")) {
            throw new IllegalStateException("Not as expected: " + answer.body());
        }
    }
}
