package selon.core.ledger;

import java.util.Collection;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

import org.apache.jena.graph.Node;

import selon.core.vocab.JsonText;

/** Writes ledger entries as JSON objects with full IRIs. */
public final class LedgerEntryJson {

    private LedgerEntryJson() {}

    /** Writes an entry without its changed things, which can be very many. */
    public static JsonObjectBuilder outline(LedgerEntry entry) {
        JsonObjectBuilder change = JsonText.object();
        change.add("number", entry.number());
        change.add("time", entry.time().toString());
        change.add("who", entry.who());
        entry.why().ifPresent(why -> change.add("why", why));
        change.add("triplesAdded", entry.added());
        change.add("triplesRemoved", entry.removed());
        change.add("graphs", iris(entry.graphs()));
        JsonArrayBuilder warnings = JsonText.array();
        entry.warnings().forEach(warning -> warnings.add(json(warning)));
        change.add("warnings", warnings);
        return change;
    }

    /** Writes an entry with all its changed things. */
    public static JsonObjectBuilder whole(LedgerEntry entry) {
        JsonObjectBuilder change = outline(entry);
        change.add("things", iris(entry.things()));
        return change;
    }

    private static JsonObjectBuilder json(LedgerEntry.Warning warning) {
        JsonObjectBuilder one = JsonText.object();
        one.add("focusNode", warning.focus().toString());
        one.add("rule", warning.rule().toString());
        return one;
    }

    private static JsonArrayBuilder iris(Collection<Node> nodes) {
        return JsonText.array(nodes.stream().map(Node::toString).toList());
    }
}
