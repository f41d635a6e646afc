package selon.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.atomic.AtomicLong;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import selon.RawConnection;

/**
 * Honest and hostile clients together. Each minute the old generation after a full collection, the process, its threads and the disk
 * are measured; memory is flat where the middle of its last third is no larger than that of its second. (A query that is just being
 * answered, or a copy that is just being made, is no growth, and can be as large as all the rest.) What the store remembers of its
 * nodes is limited to what is there after a few minutes, since a cache that is still filling is no leak.
 */
@Command(name = "soak", mixinStandardHelpOptions = true, showDefaultValues = true, description = "Lets honest and hostile clients use "
        + "a server, and measures each minute what it holds. Prints Markdown; ends with 1 where memory grows, or the disk holds too much.")
public final class Soak implements Callable<Integer> {

    private static final double FLAT = 1.05;
    /** The store, beside itself compacted, while a copy may be in the making. */
    private static final int LONGEST = 3;
    private static final int NODES = 20_000;
    private static final int HONEST = 2;
    private static final int HOSTILE = 2;
    private static final int ARTICLES = 50;
    private static final int WRITES_EVERY = 20;

    @Option(names = "--minutes", paramLabel = "N", description = "How long.")
    private int minutes = 120;

    @Option(names = "--seed", paramLabel = "N", description = "What chance begins with.")
    private long seed = 1;

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();

    /** What a process held after a full collection. */
    private record Sample(int minute, long oldKib, long residentMib, long threads, long diskMib) {}

    @Override
    public Integer call() throws Exception {
        List<Sample> samples = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(HONEST + HOSTILE);
        long compacted;
        try (FuzzedServer server = FuzzedServer.remembering(NODES, "--compact-at", "" + (LONGEST - 1))) {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < HONEST + HOSTILE; i++) {
                Random random = new Random(seed + i);
                boolean honest = i < HONEST;
                all.add(clients.submit(() -> load(server, random, honest, end)));
            }
            System.out.println("| minute | requests | changes | old generation | process | threads | store |\n|--:|--:|--:|--:|--:|--:|--:|");
            for (int minute = 1; minute <= minutes; minute++) {
                TimeUnit.NANOSECONDS.sleep(end - TimeUnit.MINUTES.toNanos(minutes - minute) - System.nanoTime());
                samples.add(sample(minute, server));
                for (Future<?> one : all) {
                    if (one.isDone() || minute == minutes) {
                        one.get();
                    }
                }
            }
            server.assertWell();
            System.out.println("\nAnswers by status: " + server.statuses());
            server.compact();
            compacted = disk(server.store());
        } finally {
            clients.shutdown();
        }
        double second = middle(samples.subList(minutes / 3, minutes * 2 / 3));
        double last = middle(samples.subList(minutes * 2 / 3, minutes));
        long disk = samples.subList(minutes * 2 / 3, minutes).stream().mapToLong(Sample::diskMib).max().orElseThrow();
        System.out.printf(Locale.ROOT, "Old generation: %.1f MiB in the second third, %.1f MiB in the last.%n", second / 1024, last / 1024);
        System.out.printf(Locale.ROOT, "Store: %,d MiB at most in the last third, %,d MiB at the end when compacted.%n", disk, compacted);
        return last < second * FLAT && disk <= LONGEST * compacted ? 0 : 1;
    }

    private static double middle(List<Sample> samples) {
        long[] sorted = samples.stream().mapToLong(Sample::oldKib).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private Void load(FuzzedServer server, Random random, boolean honest, long end) throws IOException {
        try (RawConnection connection = server.connection()) {
            while (System.nanoTime() < end) {
                String target = FuzzIT.TARGETS.get(random.nextInt(FuzzIT.TARGETS.size()));
                List<FuzzSeed> seeds = FuzzSeed.of(target);
                FuzzInput input = honest ? new FuzzInput(random.nextInt(seeds.size()), List.of()) : FuzzInput.by(random);
                server.survives(target, connection, input.seed(seeds), input.request(seeds));
                if (honest && random.nextInt(WRITES_EVERY) == 0) {
                    server.write(connection, random.nextInt(ARTICLES), random.nextInt());
                    changes.incrementAndGet();
                }
                requests.incrementAndGet();
            }
        }
        return null;
    }

    private Sample sample(int minute, FuzzedServer server) throws IOException, InterruptedException {
        String pid = "" + server.process().pid();
        lines("jcmd", pid, "GC.class_histogram"); // Collects all, which GC.run does not where that is left to run beside.
        String[] heap = lines("jstat", "-gc", pid).get(1).strip().split("\\s+");
        List<String> status = Files.readAllLines(Path.of("/proc", pid, "status"));
        Sample sample = new Sample(minute, (long) Double.parseDouble(heap[7]), number(status, "VmRSS:") >> 10, number(status, "Threads:"),
                disk(server.store()));
        System.out.printf(Locale.ROOT, "| %d | %,d | %,d | %.1f MiB | %,d MiB | %d | %,d MiB |%n", minute, requests.get(), changes.get(),
                sample.oldKib / 1024.0, sample.residentMib, sample.threads, sample.diskMib);
        return sample;
    }

    private static long disk(Path folder) throws IOException, InterruptedException {
        return Long.parseLong(lines("du", "-sm", folder.toString()).get(0).split("\\s+")[0]);
    }

    private static long number(List<String> status, String name) {
        return status.stream().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private static List<String> lines(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = out.lines().toList();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + lines);
            }
            return lines;
        }
    }
}
