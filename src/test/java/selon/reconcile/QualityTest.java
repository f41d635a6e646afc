// Disturbed names of real items are matched to them, or to none.
package selon.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import selon.store.Database;
import selon.store.Filled;

/** A sample; {@code bin/bench names} asks for all. */
class QualityTest {

    private static final Path ITEMS = Path.of("../shared/data/name-suggestion-index/wikidata.json");
    private static final int SEED = 20_260_918;
    private static final int SAMPLE = 150;
    private static final int LEFT_OUT = 500;
    /** As many have a homonym that is not left out; the others are told from all there are but for one or two in a hundred. */
    private static final double MATCHED_WHEN_ABSENT = 0.06;

    @Test
    void precision_and_recall_reach_what_is_promised() throws IOException {
        assumeTrue(Files.exists(ITEMS), "skipped: the items to take names from are not here: " + ITEMS.toAbsolutePath());
        Map<String, Item> rest = CatalogueFile.items(ITEMS);
        Map<String, Item> leftOut = new HashMap<>();
        assertEquals(27_541, rest.size());
        assertEquals(1029, Quality.homonyms(rest));
        Quality.shuffled(rest.keySet(), SEED).subList(0, LEFT_OUT).forEach(id -> leftOut.put(id, rest.remove(id)));
        try (Database database = Filled.inMemory(); Names names = new Names(database); Catalogue catalogue = new Catalogue(rest, Map.of())) {
            Matching matching = new Matching(new WikidataItems(new OwnThings(names, database.dataset()), catalogue));
            Map<Disturbance, Quality> figures = Quality.of(matching, rest, SAMPLE, SEED);
            Quality absent = Quality.absent(matching, leftOut);
            System.out.println(Quality.table(figures) + "\n" + absent.row("left out"));
            Quality total = Quality.total(figures);
            assertEquals(SAMPLE * Disturbance.values().length, total.asked());
            assertTrue(total.precision() >= 0.99, "precision of a match");
            assertTrue(total.recall() >= 0.80, "recall by a match");
            assertTrue(total.recallInFive() >= 0.95, "recall in five");
            assertTrue(absent.matched() <= MATCHED_WHEN_ABSENT * LEFT_OUT, absent.matched() + " names of items that are not there");
        }
    }
}
