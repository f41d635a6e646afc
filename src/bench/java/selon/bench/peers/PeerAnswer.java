package selon.bench.peers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;

/**
 * The rows of an answer in SPARQL's JSON, in a form in which the same rows of two servers are the same: sorted, without
 * the names of blank nodes and the datatypes, in which servers differ ("7" and 7, a plain string and xsd:string), and with
 * true as 1, as Virtuoso keeps it.
 *
 * @param rows the rows
 */
record PeerAnswer(List<String> rows) {

    /** That of a body, given byte by byte. */
    static PeerAnswer of(String body) {
        List<String> rows = new ArrayList<>();
        JSON.parse(new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)).get("results").getAsObject().get("bindings").getAsArray()
                .forEach(row -> rows.add(row(row.getAsObject())));
        rows.sort(null);
        return new PeerAnswer(rows);
    }

    private static String row(JsonObject row) {
        TreeMap<String, String> cells = new TreeMap<>();
        row.keys().forEach(name -> cells.put(name, term(row.get(name).getAsObject())));
        return cells.toString();
    }

    private static String term(JsonObject term) {
        String type = term.get("type").getAsString().value();
        String value = term.get("value").getAsString().value();
        return switch (type) {
            case "uri" -> "<" + value + ">";
            case "bnode" -> "_:";
            default -> "\"" + (value.equals("true") ? "1" : value) + "\"" + (term.hasKey("xml:lang") ? "@" + term.get("xml:lang").getAsString().value() : "");
        };
    }

    /** What is in one and not in the other, for people. */
    String unlike(PeerAnswer other) {
        List<String> mine = new ArrayList<>(rows);
        other.rows.forEach(mine::remove);
        List<String> theirs = new ArrayList<>(other.rows);
        rows.forEach(theirs::remove);
        return "%d rows and not %d: %s, not %s".formatted(rows.size(), other.rows.size(),
                mine.stream().findFirst().orElse("nothing more"), theirs.stream().findFirst().orElse("nothing less"));
    }
}
