package selon.names.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.names.index.NameFinder;

/**
 * Tests precision and recall of the matching of disturbed names, on a sample; {@code bin/bench names} measures the whole
 * catalogue.
 */
class MatchQualityTest {

    private static final Path ITEMS = Path.of("../shared/data/name-suggestion-index/wikidata.json");
    private static final int SEED = 20_260_918;
    private static final int SAMPLE = 150;
    private static final int LEFT_OUT = 500;
    /** The most names of absent items that may be matched: most of these have a homonym in the catalogue. */
    private static final double MATCHED_WHEN_ABSENT = 0.06;

    @Test
    void precision_and_recall_reach_what_is_promised() throws IOException {
        assumeTrue(Files.exists(ITEMS), "skipped: the items to take names from are not here: " + ITEMS.toAbsolutePath());
        Map<String, CatalogueItem> rest = CatalogueReader.items(ITEMS);
        Map<String, CatalogueItem> leftOut = new HashMap<>();
        assertEquals(27_541, rest.size());
        assertEquals(1029, MatchQuality.homonyms(rest));
        MatchQuality.shuffled(rest.keySet(), SEED).subList(0, LEFT_OUT).forEach(id -> leftOut.put(id, rest.remove(id)));
        try (Database database = FilledDatabases.inMemory(); NameFinder names = NameFinder.following(database);
                WikidataCatalogue catalogue = new WikidataCatalogue(rest, Map.of())) {
            NameMatcher matching = new NameMatcher(new WikidataItems(new OwnThings(names, database.dataset()), catalogue));
            Map<NameDisturbance, MatchQuality> figures = MatchQuality.of(matching, rest, SAMPLE, SEED);
            MatchQuality absent = MatchQuality.absent(matching, leftOut);
            System.out.println(MatchQuality.table(figures) + "\n" + absent.row("left out"));
            MatchQuality total = MatchQuality.total(figures);
            assertEquals(SAMPLE * NameDisturbance.values().length, total.asked());
            assertTrue(total.precision() >= 0.99, "precision of a match");
            assertTrue(total.recall() >= 0.80, "recall by a match");
            assertTrue(total.recallInFive() >= 0.95, "recall in five");
            assertTrue(absent.matched() <= MATCHED_WHEN_ABSENT * LEFT_OUT, absent.matched() + " names of items that are not there");
        }
    }
}
