package selon.pages.reconcile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;

import selon.core.vocab.PartialDate;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.ThingAddress;
import selon.names.index.NamedThing;
import selon.names.match.Identifier;
import selon.names.match.MatchSchema;

/**
 * A data extension query and its answer (Reconciliation Service API 0.2, section 6).
 *
 * @param ids        the things, by their identifiers
 * @param properties what to fetch of each: properties by their identifiers, with how many values at most
 */
record DataExtension(List<String> ids, Map<String, Integer> properties) {

    private static final int MOST_THINGS = 100;
    private static final int MOST_PROPERTIES = 20;
    private static final int MOST_VALUES = 100;
    private static final String EXAMPLE = "{\"ids\": [\"Q1359568\"], \"properties\": [{\"id\": \"P856\"}]}";

    /**
     * Reads a query.
     *
     * @throws ProblemException with 400 where it is none
     */
    static DataExtension read(String text) {
        JsonObject query = ReconcileBatch.object(text, "extend", EXAMPLE);
        List<String> ids = array("extend.ids", ReconcileBatch.needed("extend", query, "ids"), MOST_THINGS).stream()
                .map(id -> ReconcileBatch.text("extend.ids", id)).distinct().toList();
        Map<String, Integer> properties = new LinkedHashMap<>();
        array("extend.properties", ReconcileBatch.needed("extend", query, "properties"), MOST_PROPERTIES).forEach(value -> {
            JsonObject property = ReconcileBatch.object("extend.properties", value);
            String id = ReconcileBatch.text("extend.properties.id", ReconcileBatch.needed("extend.properties", property, "id"));
            properties.put(id, ReconcileBatch.member(property, "settings").map(DataExtension::limit).orElse(MOST_VALUES));
        });
        return new DataExtension(ids, properties);
    }

    private static List<JsonValue> array(String where, JsonValue value, int most) {
        if (!(value instanceof JsonArray array)) {
            throw ReconcileBatch.wrong(ProblemType.JSON_WRONG_TYPE, where, "array", value.getValueType().name().toLowerCase(Locale.ROOT));
        }
        if (array.size() > most) {
            throw ReconcileBatch.wrong(ProblemType.BATCH_TOO_LARGE, where, array.size(), most);
        }
        return array;
    }

    /** How many values are wanted; clients send what stands in a form, so a number in words is taken too. */
    private static int limit(JsonValue settings) {
        JsonValue limit = ReconcileBatch.object("extend.properties.settings", settings).getOrDefault("limit", JsonValue.NULL);
        String text = limit instanceof JsonString words ? words.getString()
                : limit instanceof JsonNumber ? limit.toString() : "0";
        if (!text.matches("\\d{1,6}")) {
            throw ReconcileBatch.wrong(ProblemType.JSON_WRONG_TYPE, "extend.properties.settings.limit", "number ≥ 0", text);
        }
        int given = Integer.parseInt(text);
        return given == 0 ? MOST_VALUES : Math.min(given, MOST_VALUES);
    }

    /**
     * Answers.
     *
     * @param items where the other service is, of whose things some values are
     */
    void answer(JsonGenerator json, ReconcileService service, ReconcileService other, String items, String language) {
        json.writeStartObject().writeStartArray("meta");
        Map<String, Map<String, List<Node>>> rows = rows(service);
        properties.keySet().forEach(property -> {
            MatchSchema.Term term = service.schema().term(property, language);
            json.writeStartObject().write("id", property).write("name", term.name());
            boolean ofOthers = rows.values().stream().flatMap(row -> row.get(property).stream())
                    .anyMatch(value -> isOf(other, value));
            if (ofOthers) {
                json.write("service", items);
            }
            json.writeEnd();
        });
        json.writeEnd().writeStartObject("rows");
        rows.forEach((id, row) -> {
            json.writeStartObject(id);
            row.forEach((property, values) -> {
                json.writeStartArray(property);
                values.forEach(value -> cell(json, value, service, other, language));
                json.writeEnd();
            });
            json.writeEnd();
        });
        json.writeEnd().writeEnd();
    }

    private Map<String, Map<String, List<Node>>> rows(ReconcileService service) {
        Map<String, Map<String, List<Node>>> rows = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<Node> thing = service.authority().thing(id);
            Map<String, List<Node>> row = new LinkedHashMap<>();
            properties.forEach((property, most) -> row.put(property, thing.map(it -> service.authority().values(it, property))
                    .map(ArrayList::new).orElse(new ArrayList<>()).stream().limit(most).toList()));
            rows.put(id, row);
        }
        return rows;
    }

    private static boolean isOf(ReconcileService service, Node value) {
        return value.isURI() && (service.ofWikidata() ? value.getURI().startsWith(Identifier.WIKIDATA) : ThingAddress.isHere(value));
    }

    private static void cell(JsonGenerator json, Node value, ReconcileService service, ReconcileService other, String language) {
        json.writeStartObject();
        if (value.isURI()) {
            ReconcileService of = isOf(other, value) ? other : service;
            String id = of.ofWikidata() && isOf(of, value) ? of.authority().id(value) : value.getURI();
            Optional<NamedThing> named = of.named(id);
            if (named.isPresent()) {
                json.write("id", of.authority().id(value)).write("name", named.get().label(language).text());
            } else {
                json.write("str", value.getURI());
            }
        } else {
            literal(json, value);
        }
        json.writeEnd();
    }

    /** A day is a date; a year or a month is not made one. */
    private static void literal(JsonGenerator json, Node value) {
        String text = value.getLiteralLexicalForm();
        Object number = value.getLiteralDatatype().isValid(text) ? value.getLiteralValue() : text;
        if (value.getLiteralDatatype().equals(XSDDatatype.XSDdate) && PartialDate.of(text).filter(date -> date.text().equals(text)).isPresent()) {
            json.write("date", text + "T00:00:00Z");
        } else if (number instanceof Integer || number instanceof Long || number instanceof BigInteger) {
            json.write("int", new BigDecimal(number.toString()));
        } else if (number instanceof BigDecimal || number instanceof Double finite && Double.isFinite(finite)) {
            json.write("float", new BigDecimal(number.toString()));
        } else {
            json.write("str", text);
        }
    }
}
