// How well names are matched, and how fast.
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

import selon.Served;
import selon.reconcile.Catalogue;
import selon.reconcile.CatalogueFile;
import selon.reconcile.Disturbance;
import selon.reconcile.Item;
import selon.reconcile.Matching;
import selon.reconcile.Names;
import selon.reconcile.OwnThings;
import selon.reconcile.Quality;
import selon.reconcile.WikidataItems;
import selon.store.Database;
import selon.store.Filled;

/** Disturbs the names of a catalogue and asks for them: in this process for the quality, of a server for the time. */
@Command(name = "names", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Measures how well disturbed names are matched to their items, and how long a batch of 50 takes over "
                + "HTTP, with the catalogue as it is and with as many times as many made-up names. Prints Markdown.")
final class Matched implements Callable<Integer> {

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
        Map<String, Item> items = CatalogueFile.items(names);
        System.out.printf("%,d items, %,d of which share their name with another.%n%n", items.size(), Quality.homonyms(items));
        quality(items);
        System.out.println("\n| items | catalogue | ready after | batch of 50, median | 99 of 100 within |\n|--:|--:|--:|--:|--:|");
        for (int many : times) {
            speed(items, many);
        }
        return 0;
    }

    private void quality(Map<String, Item> items) throws IOException {
        Map<String, Item> rest = new HashMap<>(items);
        Map<String, Item> leftOut = new HashMap<>();
        Quality.shuffled(items.keySet(), SEED).subList(0, LEFT_OUT).forEach(id -> leftOut.put(id, rest.remove(id)));
        try (Database database = Filled.inMemory(); Names ours = new Names(database)) {
            OwnThings things = new OwnThings(ours, database.dataset());
            try (Catalogue all = new Catalogue(items, Map.of())) {
                Matching matching = new Matching(new WikidataItems(things, all));
                System.out.println(Quality.table(Quality.of(matching, items, sample, SEED)));
            }
            try (Catalogue without = new Catalogue(rest, Map.of())) {
                Quality absent = Quality.absent(new Matching(new WikidataItems(things, without)), leftOut);
                System.out.printf("%nOf %,d items left out of the catalogue, %,d names were matched to another; %,d of the names "
                        + "are another's too.%n", absent.asked(), absent.matched(), homonyms(leftOut, rest));
            }
        }
    }

    private static long homonyms(Map<String, Item> leftOut, Map<String, Item> rest) {
        var names = rest.values().stream().map(item -> item.label().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return leftOut.values().stream().filter(item -> names.contains(item.label().toLowerCase(Locale.ROOT))).count();
    }

    private void speed(Map<String, Item> items, int many) throws IOException {
        Files.createDirectories(work);
        Path file = work.resolve("names-" + many + ".json");
        Files.writeString(file, new MadeNames(items, SEED).catalogue(many));
        long start = System.nanoTime();
        try (Served server = new Served(work, "--mem", "--names", file.toAbsolutePath().toString())) {
            double ready = (System.nanoTime() - start) / 1e9;
            List<String> ids = Quality.shuffled(items.keySet(), SEED);
            Series warm = new Series();
            Series series = new Series();
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

    private static String questions(Map<String, Item> items, List<String> ids, int batch) {
        JsonBuilder json = new JsonBuilder().startObject();
        Disturbance[] all = Disturbance.values();
        IntStream.range(0, ids.size()).forEach(i -> {
            String name = items.get(ids.get(i)).label();
            json.key("q" + i).startObject().key("query").value(all[i % all.length].disturbed(name, batch).orElse(name))
                    .key("limit").value(5).finishObject();
        });
        return JSON.toStringFlat(json.finishObject().build());
    }

    private static void ask(Served server, String form) {
        HttpResponse<String> answer = server.send(server.request("reconcile/wikidata")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build());
        if (answer.statusCode() != 200 || !answer.body().contains("\"match\"")) {
            throw new IllegalStateException("Not as expected: " + answer.body());
        }
    }
}
