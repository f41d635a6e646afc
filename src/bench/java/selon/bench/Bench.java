package selon.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

import selon.fuzz.Soak;

/** Measures commits by way of the Gate beside commits to a bare store, and full validation beside jena-shacl's. */
@Command(name = "bench", mixinStandardHelpOptions = true, showDefaultValues = true, subcommands = {MatchingBench.class, LookupsBench.class, GrowthBench.class, Soak.class},
        description = "Measures what a commit costs by way of the Gate, beside a bare TDB2 store that says the same, and "
                + "what validating everything costs. Prints Markdown. With names, how well and how fast names are matched; "
                + "with lookups, how many a second; with growth, what reading costs as the graph grows; with soak, what a server holds after hours.")
public final class Bench implements Callable<Integer> {

    @Option(names = "--work", paramLabel = "DIR", description = "Where the stores are, made there if need be.")
    private Path work = Path.of("target/bench");

    @Option(names = "--sizes", split = ",", paramLabel = "N", description = "How many triples.")
    private List<Long> sizes = List.of(100_000L, 1_000_000L, 10_000_000L);

    @Option(names = "--claims", paramLabel = "N", description = "Rounds with a claim.")
    private int claims = 300;

    @Option(names = "--documents", paramLabel = "N", description = "Rounds with a document of a thousand triples.")
    private int documents = 50;

    @Option(names = "--warm-up", paramLabel = "N", description = "Rounds with a claim before, which are not counted.")
    private int warmUp = 200;

    @Option(names = "--whole", split = ",", paramLabel = "N",
            description = "The sizes at which everything is validated; at 10 million it takes many minutes.")
    private List<Long> whole = List.of(100_000L, 1_000_000L);

    /** Runs the benchmark. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<BenchStores> all = new ArrayList<>();
        try {
            for (long size : sizes) {
                all.add(BenchStores.open(work, size));
            }
            CommitRounds rounds = new CommitRounds(all);
            System.err.println("Warming up ...");
            rounds.judge(warmUp * JUDGED_A_CLAIM);
            rounds.claims(warmUp);
            rounds.documents(warmUp / WARM_CLAIMS_A_DOCUMENT);
            rounds.forget();
            System.err.println("Measuring ...");
            rounds.claims(claims);
            rounds.documents(documents);
            new BenchTables(System.out, all).print(rounds.times(), validated(all), "%d claims and %d documents, after %d and %d"
                    .formatted(claims, documents, warmUp, warmUp / WARM_CLAIMS_A_DOCUMENT));
        } finally {
            all.forEach(BenchStores::close);
        }
        return 0;
    }

    private static final int WARM_CLAIMS_A_DOCUMENT = 10;
    private static final int JUDGED_A_CLAIM = 10;

    /** Full validations in turns, the first of each not counted where the store is small. */
    private Map<Long, BenchTables.Validated> validated(List<BenchStores> all) {
        Map<Long, BenchTables.Validated> validated = new TreeMap<>();
        for (BenchStores stores : all) {
            if (whole.contains(stores.triples())) {
                System.err.println("Validating " + stores.triples() + " triples in full ...");
                validated.put(stores.triples(), new BenchTables.Validated(FullValidationBench.ours(stores.bare()), FullValidationBench.jena(stores.bare())));
            }
        }
        return validated;
    }
}
