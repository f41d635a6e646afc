package selon.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * One property for each thing that is read. Requests are made by chance from those kept in {@code src/test/resources/fuzz}; one that
 * ever failed is kept there too.
 */
@PropertyDefaults(tries = FuzzIT.BATCHES, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED,
        shrinking = ShrinkingMode.OFF)
@Tag("campaign")
@Tag("alone")
class FuzzIT {

    static final int BATCHES = 20;
    static final List<String> TARGETS = List.of("heads", "accepts", "languages", "paths", "parameters", "questions",
            "turtle", "trig", "json-ld", "rdf-xml", "n-triples", "queries", "updates", "reconciliation");
    private static final int INPUTS = Integer.getInteger("selon.fuzz.inputs", 20_000);
    private static final long SEED = Long.getLong("selon.fuzz.seed", 1);
    private static final int A_BATCH = INPUTS / TARGETS.size() / BATCHES + 1;

    private static FuzzedServer server;
    private static int survived;

    @BeforeContainer
    static void serve() throws IOException {
        System.out.println("FuzzIT: -Dselon.fuzz.inputs=" + INPUTS + " -Dselon.fuzz.seed=" + SEED);
        server = new FuzzedServer();
    }

    @AfterContainer
    static void stop() throws IOException {
        server.close();
        System.out.println("FuzzIT: answers by status " + server.statuses());
    }

    @Provide
    Arbitrary<List<FuzzInput>> batch() {
        return FuzzInput.any(SEED).list().ofSize(A_BATCH);
    }

    /** Also those that failed once, and never shall again. */
    @Example
    void the_seeds_as_they_are() throws IOException {
        for (String target : TARGETS) {
            List<FuzzSeed> seeds = FuzzSeed.of(target);
            assertTrue(seeds.size() > 1, target);
            server.survives(target, seeds, IntStream.range(0, seeds.size()).mapToObj(i -> new FuzzInput(i, List.of())).toList());
        }
        server.assertWell();
    }

    @Property(seed = "1")
    void heads(@ForAll("batch") List<FuzzInput> batch) {
        survives("heads", batch);
    }

    @Property(seed = "1")
    void accepts(@ForAll("batch") List<FuzzInput> batch) {
        survives("accepts", batch);
    }

    @Property(seed = "1")
    void languages(@ForAll("batch") List<FuzzInput> batch) {
        survives("languages", batch);
    }

    @Property(seed = "1")
    void paths(@ForAll("batch") List<FuzzInput> batch) {
        survives("paths", batch);
    }

    @Property(seed = "1")
    void parameters(@ForAll("batch") List<FuzzInput> batch) {
        survives("parameters", batch);
    }

    @Property(seed = "1")
    void questions(@ForAll("batch") List<FuzzInput> batch) {
        survives("questions", batch);
    }

    @Property(seed = "1")
    void turtle(@ForAll("batch") List<FuzzInput> batch) {
        survives("turtle", batch);
    }

    @Property(seed = "1")
    void trig(@ForAll("batch") List<FuzzInput> batch) {
        survives("trig", batch);
    }

    @Property(seed = "1")
    void json_ld(@ForAll("batch") List<FuzzInput> batch) {
        survives("json-ld", batch);
    }

    @Property(seed = "1")
    void rdf_xml(@ForAll("batch") List<FuzzInput> batch) {
        survives("rdf-xml", batch);
    }

    @Property(seed = "1")
    void n_triples(@ForAll("batch") List<FuzzInput> batch) {
        survives("n-triples", batch);
    }

    @Property(seed = "1")
    void queries(@ForAll("batch") List<FuzzInput> batch) {
        survives("queries", batch);
    }

    @Property(seed = "1")
    void updates(@ForAll("batch") List<FuzzInput> batch) {
        survives("updates", batch);
    }

    @Property(seed = "1")
    void reconciliation(@ForAll("batch") List<FuzzInput> batch) {
        survives("reconciliation", batch);
    }

    private static void survives(String target, List<FuzzInput> batch) {
        server.survives(target, FuzzSeed.of(target), batch);
        survived++;
    }

    /** Where a batch has failed, that is what is told. */
    @AfterProperty
    void goes_on() throws IOException {
        if (survived % BATCHES == 0) {
            server.assertWell();
        }
    }
}
