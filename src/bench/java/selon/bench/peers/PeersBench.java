package selon.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.apache.jena.sys.JenaSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** Loads the same generated graph into Selon and its peers, compares their answers, times them, and writes what it found. */
@Command(name = "bench-peers", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Asks Selon, stock Fuseki, RDF4J and Virtuoso the same questions in turn, on generated graphs in the "
                + "likeness of the shipped data; compares their answers before it times anything. What it found is written "
                + "into docs/peers-N.md, a picture beside it, and docs/speed.md.")
public final class PeersBench implements Callable<Integer> {

    @Option(names = "--work", paramLabel = "DIR", description = "Where graphs and stores are, made there if need be, and kept.")
    private Path work = Path.of("target/bench-peers");

    @Option(names = "--jars", paramLabel = "DIR", description = "Where the peers' jars are.")
    private Path jars = Path.of("target/bench-peers/lib");

    @Option(names = "--triples", paramLabel = "N", description = "How many triples.")
    private long triples = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that are timed.")
    private int rounds = 30;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "How long each server works before.")
    private int warmUp = 20;

    @Option(names = "--load", paramLabel = "SECONDS", description = "How long each question is asked by two clients at once.")
    private double load = 1.5;

    @Option(names = "--peers", split = ",", paramLabel = "NAME", description = "Only servers whose name begins so.")
    private List<String> chosen = List.of("");

    @Option(names = "--questions", split = ",", paramLabel = "NAME", description = "Only questions whose file's name begins so.")
    private List<String> asked = List.of("");

    @Option(names = "--note", paramLabel = "TEXT", description = "What to say of the machine, such as that others worked on it.")
    private String note = "";

    @Option(names = "--before", paramLabel = "JAR", description = "The jar of an earlier version of Selon, to be asked in the same run.")
    private Optional<Path> before = Optional.empty();

    @Option(names = "--write", description = "Write docs/peers-N.md, the picture and docs/speed.md, and not only to the terminal.")
    private boolean write;

    /** Runs the benchmark. */
    public static void main(String[] args) {
        JenaSystem.init();
        System.exit(new CommandLine(new PeersBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        PeerDataset data = new PeerDataset(work.toAbsolutePath().resolve(Long.toString(triples)), triples);
        data.make();
        List<PeerSetup> setups = new PeerSetups(data, jars.toAbsolutePath(), PeerSetups.Heaps.of(triples), before).all().stream()
                .filter(setup -> chosen.stream().anyMatch(setup.name()::startsWith)).toList();
        List<BenchQuestion> questions = BenchQuestion.all().stream()
                .filter(question -> asked.stream().anyMatch(question.name()::startsWith)).toList();
        Map<String, String> loads = new LoadingBench(data).all(setups);
        Map<String, Peer> peers = new LinkedHashMap<>();
        try {
            for (PeerSetup setup : setups) {
                System.err.println("Starting " + setup.name() + " ...");
                peers.put(setup.name(), Peer.start(setup, Files.createDirectories(data.folder().resolve("logs"))));
            }
            PeerRace race = new PeerRace(new ArrayList<>(peers.values()), questions, data.copies());
            run(race);
            report(data, race, peers, loads);
        } finally {
            for (Peer peer : peers.values()) {
                peer.close();
            }
        }
        return 0;
    }

    private void run(PeerRace race) throws InterruptedException {
        System.err.println("Comparing answers ...");
        race.compare();
        System.err.println("Warming up ...");
        race.warmUp(warmUp);
        System.err.println("Timing ...");
        race.rounds(rounds);
        System.err.println("Under load ...");
        race.loads(load);
    }

    private void report(PeerDataset data, PeerRace race, Map<String, Peer> peers, Map<String, String> loads) throws IOException {
        Map<String, Peer.Memory> memory = new LinkedHashMap<>();
        for (Peer peer : peers.values()) {
            memory.put(peer.name(), peer.memory());
        }
        PeerReport report = new PeerReport(triples, race.measured(), memory, loads, note);
        System.out.println(report.text());
        if (write) {
            report.write(Path.of(""));
        }
    }
}
