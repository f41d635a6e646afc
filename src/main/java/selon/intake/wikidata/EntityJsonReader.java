package selon.intake.wikidata;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.intake.recipe.Batch;
import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.RawRecord;
import selon.intake.recipe.RejectedStatement;
import selon.intake.recipe.SkippedEntities;

/** Reads entities in Wikibase's JSON, one per line or a document of one, and turns them into the RDF that Wikibase exports. */
final class EntityJsonReader {

    private static final Pattern NAME = Pattern.compile("\"id\"\\s*:\\s*\"(Q\\d+)\"");

    private final List<RejectedStatement> losses = new ArrayList<>();
    private final Graph facts = GraphFactory.createDefaultGraph();
    private final EntityInterest interest;
    private final JsonObject entity;
    private final Node item;

    private EntityJsonReader(JsonObject entity, EntityInterest interest) {
        this.interest = interest;
        this.entity = entity;
        this.item = WikibaseTerms.iri(WikibaseTerms.ENTITY + entity.getString("id"));
    }

    /** Reads the lines of a part, or one document that spans lines. */
    static Batch read(EntityFile.DumpPart part, EntityInterest interest) {
        List<ParsedRecord> items = new ArrayList<>();
        SkippedEntities passed = new SkippedEntities();
        Map<String, List<String>> published = new HashMap<>();
        for (byte[] text : texts(part.bytes())) {
            String json = new String(text, StandardCharsets.UTF_8).strip().replaceFirst(",$", "");
            EntityPrefilter.FoundProperties found = interest.sought().in(text, 0, text.length);
            boolean whole = json.startsWith("{") && json.endsWith("}");
            if (json.length() > 1 && (found.wanted() || found.publisher() || !whole)) {
                for (ParsedRecord item : items(text, json, interest)) {
                    if (found.wanted() || item.complaint().isPresent()) {
                        items.add(item);
                    } else {
                        passed.add(item.key());
                    }
                    Node entity = WikibaseTerms.iri(WikibaseTerms.ENTITY + item.key());
                    Optional.of(interest.publishersOf(item.facts(), entity)).filter(some -> !some.isEmpty())
                            .ifPresent(some -> published.put(entity.getURI(), some));
                }
            } else if (json.length() > 1) {
                Matcher name = NAME.matcher(json);
                passed.add(name.find() ? name.group(1) : "");
            }
        }
        return new Batch(items, passed, 0, Map.of(), Map.of(), published);
    }

    private static List<byte[]> texts(byte[] bytes) {
        List<byte[]> texts = new ArrayList<>();
        for (int line = 0; line < bytes.length;) {
            int end = line;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            texts.add(Arrays.copyOfRange(bytes, line, Math.min(bytes.length, end + 1)));
            line = end + 1;
        }
        boolean overLines = texts.size() > 1 && new String(texts.get(0), StandardCharsets.UTF_8).strip().equals("{");
        return overLines ? List.of(bytes) : texts;
    }

    private static List<ParsedRecord> items(byte[] text, String json, EntityInterest interest) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            return object.containsKey("entities")
                    ? object.getJsonObject("entities").values().stream().map(one -> item(text, one.asJsonObject(), interest)).toList()
                    : List.of(item(text, object, interest));
        } catch (JsonException | ClassCastException | NullPointerException e) {
            String why = "It is not an entity in Wikibase's JSON, whole on one line. A line is made of one that goes over several "
                    + "by jq -c.";
            Matcher name = NAME.matcher(json);
            return List.of(new ParsedRecord(new RawRecord(name.find() ? name.group(1) : "an entity", text, Optional.of(why)), "",
                    GraphFactory.createDefaultGraph()));
        }
    }

    private static ParsedRecord item(byte[] text, JsonObject entity, EntityInterest interest) {
        EntityJsonReader reading = new EntityJsonReader(entity, interest);
        reading.state();
        return new ParsedRecord(new RawRecord(entity.getString("id"), text, Optional.empty()), entity.getString("id"), reading.facts)
                .without(reading.losses);
    }

    private void state() {
        Node data = WikibaseTerms.iri(WikibaseTerms.DATA + entity.getString("id"));
        add(data, WikibaseTerms.ABOUT, item);
        if (entity.containsKey("modified")) {
            add(data, WikibaseTerms.iri(WikibaseTerms.SCHEMA + "dateModified"), time(entity.getString("modified")));
        }
        texts("labels").forEach((language, label) -> add(item, RDFS.label.asNode(), text(label.asJsonObject())));
        texts("aliases").forEach((language, aliases) -> aliases.asJsonArray().forEach(alias ->
                add(item, SKOS.altLabel.asNode(), text(alias.asJsonObject()))));
        texts("claims").values().forEach(statements ->
                statements.asJsonArray().forEach(statement -> statementOrLoss(statement.asJsonObject())));
    }

    private void statementOrLoss(JsonObject statement) {
        String id = statement.getString("id").replace('$', '-');
        try {
            statement(WikibaseTerms.iri(WikibaseTerms.STATEMENT + id), statement);
        } catch (JsonException | ClassCastException | NullPointerException | StringIndexOutOfBoundsException e) {
            EntityStatements.leaveOut(facts, id);
            losses.add(new RejectedStatement(id, "It is not a statement in Wikibase's JSON."));
        }
    }

    /** Wikibase writes an empty object as an empty array. */
    private JsonObject texts(String key) {
        return entity.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Node text(JsonObject term) {
        return NodeFactory.createLiteralLang(term.getString("value"), term.getString("language"));
    }

    private void statement(Node node, JsonObject statement) {
        JsonObject snak = statement.getJsonObject("mainsnak");
        String property = snak.getString("property");
        String rank = statement.getString("rank");
        add(item, WikibaseTerms.iri(WikibaseTerms.PROP + property), node);
        add(node, WikibaseTerms.RANK, WikibaseTerms.iri(
                WikibaseTerms.ONTOLOGY + Character.toUpperCase(rank.charAt(0)) + rank.substring(1) + "Rank"));
        snak(node, "statement/", snak, statement.getString("id"));
        if (interest.direct().contains(property) && snak.getString("snaktype").equals("value") && !rank.equals("deprecated")) {
            add(item, WikibaseTerms.iri(WikibaseTerms.DIRECT + property), value(snak, "").get());
        }
        snaks(statement.get("qualifiers"), node, "qualifier/");
        if (statement.containsKey("references")) {
            statement.getJsonArray("references").forEach(one -> {
                Node reference = WikibaseTerms.iri(WikibaseTerms.REFERENCE + one.asJsonObject().getString("hash"));
                add(node, WikibaseTerms.DERIVED, reference);
                snaks(one.asJsonObject().get("snaks"), reference, "reference/");
            });
        }
    }

    private void snaks(JsonValue byProperty, Node node, String way) {
        if (byProperty instanceof JsonObject object) {
            object.values().forEach(snaks -> snaks.asJsonArray().forEach(snak ->
                    snak(node, way, snak.asJsonObject(), snak.asJsonObject().getString("hash", ""))));
        }
    }

    private void snak(Node node, String way, JsonObject snak, String name) {
        String property = snak.getString("property");
        if (snak.getString("snaktype").equals("novalue")) {
            add(node, RDF.Nodes.type, WikibaseTerms.iri(WikibaseTerms.PROP + "novalue/" + property));
            return;
        }
        value(snak, name).ifPresent(value -> add(node, WikibaseTerms.iri(WikibaseTerms.PROP + way + property), value));
        if (snak.get("datavalue") instanceof JsonObject data && data.getString("type").equals("time")) {
            JsonObject time = data.getJsonObject("value");
            Node full = WikibaseTerms.iri(WikibaseTerms.VALUE + Integer.toHexString(time.hashCode()));
            add(node, WikibaseTerms.iri(WikibaseTerms.PROP + way + "value/" + property), full);
            add(full, WikibaseTerms.PRECISION,
                    NodeFactory.createLiteralDT(Integer.toString(time.getInt("precision")), XSDDatatype.XSDinteger));
        }
    }

    private static Optional<Node> value(JsonObject snak, String name) {
        if (!(snak.get("datavalue") instanceof JsonObject data)) {
            return Optional.of(WikibaseTerms.iri(WikibaseTerms.UNKNOWN + name.replace('$', '-')));
        }
        return switch (data.getString("type")) {
            case "wikibase-entityid" -> Optional.of(WikibaseTerms.iri(WikibaseTerms.ENTITY + data.getJsonObject("value").getString("id")));
            case "time" -> Optional.of(time(data.getJsonObject("value").getString("time")));
            case "quantity" -> Optional.of(
                    NodeFactory.createLiteralDT(data.getJsonObject("value").getString("amount"), XSDDatatype.XSDdecimal));
            case "monolingualtext" -> Optional.of(NodeFactory.createLiteralLang(data.getJsonObject("value").getString("text"),
                    data.getJsonObject("value").getString("language")));
            case "string" -> Optional.of(snak.getString("datatype", "").equals("url") ? WikibaseTerms.iri(data.getString("value"))
                    : NodeFactory.createLiteralString(data.getString("value")));
            default -> Optional.empty();
        };
    }

    /** Converts a time to {@code xsd:dateTime}: JSON puts a sign before the year, and zeros for an unknown month or day. */
    private static Node time(String text) {
        return NodeFactory.createLiteralDT(text.replaceFirst("^\\+", "").replaceAll("(?<=\\d)-00", "-01"), XSDDatatype.XSDdateTime);
    }

    private void add(Node subject, Node predicate, Node object) {
        facts.add(Triple.create(subject, predicate, object));
    }
}
