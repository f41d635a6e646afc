package selon.bench;

import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonBuilder;

import selon.names.match.CatalogueItem;
import selon.names.match.MatchQuality;

/**
 * Makes names up from the beginning of one and the end of another, so that words are as frequent as in the real ones.
 *
 * @param items the real ones
 * @param seed  the same gives the same
 */
record SyntheticNames(Map<String, CatalogueItem> items, long seed) {

    private static final long FIRST_MADE_UP = 9_000_000_000L;

    /** The items and as many times as many, with made-up names, as a file of the name-suggestion-index. */
    String catalogue(int times) {
        List<String> ids = MatchQuality.shuffled(items.keySet(), seed);
        Random random = new Random(seed);
        JsonBuilder json = new JsonBuilder().startObject().key("wikidata").startObject();
        items.forEach((id, item) -> add(json, id, item.label()));
        for (long made = 0; made < (long) (times - 1) * ids.size(); made++) {
            List<String> one = words(ids, random);
            List<String> other = words(ids, random);
            add(json, "Q" + (FIRST_MADE_UP + made), String.join(" ", one.subList(0, (one.size() + 1) / 2)) + " "
                    + String.join(" ", other.subList(other.size() / 2, other.size())));
        }
        return JSON.toStringFlat(json.finishObject().finishObject().build());
    }

    private List<String> words(List<String> ids, Random random) {
        return List.of(items.get(ids.get(random.nextInt(ids.size()))).label().split(" "));
    }

    private static void add(JsonBuilder json, String id, String name) {
        json.key(id).startObject().key("label").value(name).key("description").value("").finishObject();
    }
}
