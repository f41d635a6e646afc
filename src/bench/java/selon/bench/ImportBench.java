package selon.bench;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.StreamRDFCounting;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

import selon.core.rdf.SourceFileSet;
import selon.core.shacl.Rulebook;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Installation;
import selon.core.vocab.Progress;
import selon.intake.recipe.RejectFile;
import selon.intake.run.Import;

/** Makes a dump like Wikidata's, counts its triples as {@code riot --count} does, imports it, and says how long each took. */
@Command(name = "bench-import", mixinStandardHelpOptions = true, showDefaultValues = true,
        description = "Measures the import of a made-up Wikidata dump beside parsing and counting it. Prints Markdown.")
public final class ImportBench implements Callable<Integer> {

    private static final long MEBIBYTE = 1 << 20;

    @Option(names = "--mebibytes", paramLabel = "N", description = "How large the dump is, uncompressed.")
    private long mebibytes = 5 * 1024;

    @Option(names = "--one-in", paramLabel = "N", description = "How many entities there are for each organisation.")
    private int oneIn = 50;

    @Option(names = "--work", paramLabel = "DIR", description = "Where the dump is made, and deleted afterwards.")
    private Path work = Path.of("target/bench");

    /** Runs the benchmark. */
    public static void main(String[] args) {
        JenaSystem.init();
        System.exit(new CommandLine(new ImportBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(work);
        Path dump = work.resolve("dump.nt");
        Path made = work.resolve("dump.nq");
        try {
            System.err.println("Making the dump ...");
            long triples = SyntheticDump.write(dump, mebibytes * MEBIBYTE, oneIn);
            System.out.printf(Locale.ROOT, "A dump of %,d bytes, %,d triples, one entity in %d an organisation; %d processors, load %.1f, heap at most %,d MiB.%n%n",
                    Files.size(dump), triples, oneIn, Runtime.getRuntime().availableProcessors(), load(),
                    Runtime.getRuntime().maxMemory() / MEBIBYTE);
            System.out.println("| | seconds | triples a second | processor seconds | most heap in use, MiB |\n|---|--:|--:|--:|--:|");
            double counted = row("parsing and counting", triples, () -> count(dump, triples));
            Installation home = Installation.find();
            SourceFileSet ontology = SourceFileSet.ontology(home);
            Graph vocabulary = GraphFactory.createDefaultGraph();
            ontology.graphs().values().forEach(graph -> GraphUtil.addInto(vocabulary, graph));
            Import job = new Import(home, "wikidata", Optional.empty(),
                    new Rulebook(ontology.graphs().get(GraphNames.SHAPES)), vocabulary, "en", Progress.NONE);
            double imported = row("importing", triples, () -> run(job, dump, made));
            System.out.printf(Locale.ROOT, "%nImporting is %.2f times as fast as parsing and counting. %s; load %.1f at the end.%n",
                    counted / imported, job.totals(), load());
        } finally {
            Files.deleteIfExists(dump);
            Files.deleteIfExists(made);
        }
        return 0;
    }

    /** Work that may fail. */
    private interface Work {
        void run() throws Exception;
    }

    private static double row(String name, long triples, Work work) throws Exception {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long processor = processor();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        long most = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(Locale.ROOT, "| %s | %.1f | %,.0f | %.1f | %,d |%n", name, seconds, triples / seconds, (processor() - processor) / 1e9,
                most / MEBIBYTE);
        return seconds;
    }

    private static void count(Path dump, long triples) {
        StreamRDFCounting counter = StreamRDFLib.count();
        RDFParser.source(dump).lang(Lang.NTRIPLES).parse(counter);
        if (counter.countTriples() != triples) {
            throw new IllegalStateException("Counted " + counter.countTriples() + " of " + triples);
        }
    }

    private void run(Import job, Path dump, Path made) throws Exception {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(made));
             RejectFile rejects = new RejectFile(work.resolve("rejects.nt"), work.resolve("rejects.tsv"))) {
            job.run(dump, out, rejects);
            rejects.first().forEach(System.err::println);
        }
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
