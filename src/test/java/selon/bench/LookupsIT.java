package selon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The one figure of a benchmark that is promised; after half a minute to warm up, two processors were seen to do several times as much. */
@Tag("campaign")
@Tag("alone")
class LookupsIT {

    private static final String A_SECOND = "1000";
    private static final String MILLIS = "100";
    private static final String SECONDS = "30";

    @Test
    void eight_clients_look_things_up_among_a_hundred_thousand_triples(@TempDir Path work) {
        assertEquals(0, new CommandLine(new LookupsBench()).execute("--work", work.toString(), "--size", "100000", "--clients", "8",
                "--seconds", SECONDS, "--at-least", A_SECOND, "--within", MILLIS));
    }
}
