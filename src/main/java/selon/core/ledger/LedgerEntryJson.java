package selon.core.ledger;

import java.util.Collection;

import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;

/** Writes ledger entries as JSON objects with full IRIs. */
public final class LedgerEntryJson {

    private LedgerEntryJson() {}

    /** Writes an entry without its changed things, which can be very many. */
    public static JsonObject outline(LedgerEntry entry) {
        JsonObject change = new JsonObject();
        change.put("number", entry.number());
        change.put("time", entry.time().toString());
        change.put("who", entry.who());
        entry.why().ifPresent(why -> change.put("why", why));
        change.put("triplesAdded", entry.added());
        change.put("triplesRemoved", entry.removed());
        change.put("graphs", iris(entry.graphs()));
        JsonArray warnings = new JsonArray();
        entry.warnings().forEach(warning -> warnings.add(json(warning)));
        change.put("warnings", warnings);
        return change;
    }

    /** Writes an entry with all its changed things. */
    public static JsonObject whole(LedgerEntry entry) {
        JsonObject change = outline(entry);
        change.put("things", iris(entry.things()));
        return change;
    }

    private static JsonObject json(LedgerEntry.Warning warning) {
        JsonObject one = new JsonObject();
        one.put("focusNode", warning.focus().toString());
        one.put("rule", warning.rule().toString());
        return one;
    }

    private static JsonArray iris(Collection<Node> nodes) {
        JsonArray iris = new JsonArray();
        nodes.forEach(node -> iris.add(node.toString()));
        return iris;
    }
}
