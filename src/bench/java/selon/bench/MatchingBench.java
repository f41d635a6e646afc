package selon.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import selon.ServerProcess;
import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.names.index.NameFinder;
import selon.names.match.CatalogueItem;
import selon.names.match.CatalogueReader;
import selon.names.match.MatchQuality;
import selon.names.match.NameDisturbance;
import selon.names.match.NameMatcher;
import selon.names.match.OwnThings;
import selon.names.match.WikidataCatalogue;
import selon.names.match.WikidataItems;

/** Disturbs the names of a catalogue and asks for them: in this process for the quality, of a server for the time. */
@Command(name = "names", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Measures how well disturbed names are matched to their items, and how long a batch of 50 takes over "
                + "HTTP, with the catalogue as it is and with as many times as many made-up names. Prints Markdown.")
final class MatchingBench implements Callable<Integer> {

    private static final int SEED = 20_260_918;
    private static final int A_BATCH = 50;
    private static final int LEFT_OUT = 2_000;

    @Option(names = "--names", paramLabel = "FILE", description = "The catalogue.")
    private Path names = Path.of("../shared/data/name-suggestion-index/wikidata.json");

    @Option(names = "--sample", paramLabel = "N", description = "Names for each disturbance.")
    private int sample = Integer.MAX_VALUE;

    @Option(names = "--times", split = ",", paramLabel = "N", description = "Sizes, in times the catalogue.")
    private List<Integer> times = List.of(1, 10);

    @Option(names = "--batches", paramLabel = "N", description = "Batches that are timed, after as many to warm up.")
    private int batches = 100;

    @Option(names = "--work", paramLabel = "DIR", description = "Where larger catalogues are written.")
    private Path work = Path.of("target/bench");

    @Override
    public Integer call() throws IOException {
        Map<String, CatalogueItem> items = CatalogueReader.items(names);
        System.out.printf("%,d items, %,d of which share their name with another.%n%n", items.size(), MatchQuality.homonyms(items));
        quality(items);
        System.out.println("\n| items | catalogue | ready after | batch of 50, median | 99 of 100 within |\n|--:|--:|--:|--:|--:|");
        for (int many : times) {
            speed(items, many);
        }
        return 0;
    }

    private void quality(Map<String, CatalogueItem> items) throws IOException {
        Map<String, CatalogueItem> rest = new HashMap<>(items);
        Map<String, CatalogueItem> leftOut = new HashMap<>();
        MatchQuality.shuffled(items.keySet(), SEED).subList(0, LEFT_OUT).forEach(id -> leftOut.put(id, rest.remove(id)));
        try (Database database = FilledDatabases.inMemory(); NameFinder ours = NameFinder.following(database)) {
            OwnThings things = new OwnThings(ours, database.dataset());
            try (WikidataCatalogue all = new WikidataCatalogue(items, Map.of())) {
                NameMatcher matching = new NameMatcher(new WikidataItems(things, all));
                System.out.println(MatchQuality.table(MatchQuality.of(matching, items, sample, SEED)));
            }
            try (WikidataCatalogue without = new WikidataCatalogue(rest, Map.of())) {
                MatchQuality absent = MatchQuality.absent(new NameMatcher(new WikidataItems(things, without)), leftOut);
                System.out.printf("%nOf %,d items left out of the catalogue, %,d names were matched to another; %,d of the names "
                        + "are another's too.%n", absent.asked(), absent.matched(), homonyms(leftOut, rest));
            }
        }
    }

    private static long homonyms(Map<String, CatalogueItem> leftOut, Map<String, CatalogueItem> rest) {
        var names = rest.values().stream().map(item -> item.label().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return leftOut.values().stream().filter(item -> names.contains(item.label().toLowerCase(Locale.ROOT))).count();
    }

    private void speed(Map<String, CatalogueItem> items, int many) throws IOException {
        Files.createDirectories(work);
        Path file = work.resolve("names-" + many + ".json");
        Files.writeString(file, new SyntheticNames(items, SEED).catalogue(many));
        long start = System.nanoTime();
        try (ServerProcess server = new ServerProcess(work, "--mem", "--names", file.toAbsolutePath().toString())) {
            double ready = (System.nanoTime() - start) / 1e9;
            List<String> ids = MatchQuality.shuffled(items.keySet(), SEED);
            TimeSeries warm = new TimeSeries();
            TimeSeries series = new TimeSeries();
            for (int batch = 0; batch < 2 * batches; batch++) {
                int from = batch * A_BATCH % (ids.size() - A_BATCH);
                String form = "queries=" + URLEncoder.encode(questions(items, ids.subList(from, from + A_BATCH), batch),
                        StandardCharsets.UTF_8);
                (batch < batches ? warm : series).time(() -> ask(server, form));
            }
            System.out.printf(Locale.ROOT, "| %,d | %,d KiB | %.1f s | %.1f ms | %.1f ms |%n", items.size() * many,
                    Files.size(file) >> 10, ready, series.median(), series.p99());
        }
    }

    private static String questions(Map<String, CatalogueItem> items, List<String> ids, int batch) {
        JsonBuilder json = new JsonBuilder().startObject();
        NameDisturbance[] all = NameDisturbance.values();
        IntStream.range(0, ids.size()).forEach(i -> {
            String name = items.get(ids.get(i)).label();
            json.key("q" + i).startObject().key("query").value(all[i % all.length].disturbed(name, batch).orElse(name))
                    .key("limit").value(5).finishObject();
        });
        return JSON.toStringFlat(json.finishObject().build());
    }

    private static void ask(ServerProcess server, String form) {
        HttpResponse<String> answer = server.send(server.request("reconcile/wikidata")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build());
        if (answer.statusCode() != 200 || !answer.body().contains("\"match\"")) {
            throw new IllegalStateException("Not as expected: " + answer.body());
        }
    }
}
