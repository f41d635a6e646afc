package selon.names.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParser;

import selon.core.vocab.InputException;

/**
 * Reads two files of the name-suggestion-index. In {@code wikidata.json}, the member {@code wikidata} holds items with label,
 * description and websites. In {@code replacements.json}, the member {@code replacements} maps a merged item to the item that
 * replaces it. The members tell the files apart; unknown members are skipped.
 */
public final class CatalogueReader {

    private static final String ITEMS = "wikidata";
    private static final String REPLACEMENTS = "replacements";
    private static final String QID = "Q[1-9]\\d{0,17}";

    private final Map<String, CatalogueItem> items = new HashMap<>();
    private final Map<String, String> replaced = new HashMap<>();

    private CatalogueReader() {}

    /**
     * Reads files into one catalogue and indexes it.
     *
     * @throws InputException if a file can't be read or is neither of the two
     */
    public static WikidataCatalogue read(List<Path> files) {
        CatalogueReader all = new CatalogueReader();
        files.forEach(all::add);
        return new WikidataCatalogue(all.items, all.replaced);
    }

    /**
     * Reads the items of one file without indexing them.
     *
     * @throws InputException if the file can't be read or is neither of the two
     */
    public static Map<String, CatalogueItem> items(Path file) {
        CatalogueReader one = new CatalogueReader();
        one.add(file);
        return one.items;
    }

    private void add(Path file) {
        boolean found = false;
        try (InputStream in = Files.newInputStream(file); JsonParser json = Json.createParser(in)) {
            if (json.next() != Event.START_OBJECT) {
                throw noCatalogue(file);
            }
            while (json.next() == Event.KEY_NAME) {
                String member = json.getString();
                boolean known = Set.of(ITEMS, REPLACEMENTS).contains(member) && json.next() == Event.START_OBJECT;
                if (known) {
                    members(file, json, member);
                } else if (!Set.of(ITEMS, REPLACEMENTS).contains(member)) {
                    json.next();
                    json.getValue();
                }
                found |= known;
            }
        } catch (JsonException e) {
            throw new InputException(file + ": this is no JSON that can be read: " + e.getMessage());
        } catch (IOException e) {
            throw new InputException(file + ": this can't be read. See that the file is there and yours to read.");
        }
        if (!found) {
            throw noCatalogue(file);
        }
    }

    private static InputException noCatalogue(Path file) {
        return new InputException(file + ": this is no catalogue of names. Give the name-suggestion-index's wikidata.json, an object "
                + "with the member \"" + ITEMS + "\", or its replacements.json, with \"" + REPLACEMENTS + "\".");
    }

    private void members(Path file, JsonParser json, String member) {
        while (json.next() == Event.KEY_NAME) {
            String id = json.getString();
            Event event = json.next();
            if (!id.matches(QID) || event != Event.START_OBJECT) {
                throw new InputException(file + ":" + json.getLocation().getLineNumber() + ": \"" + id
                        + "\" should be an item of Wikidata, such as Q42, with an object of what is known of it.");
            }
            JsonObject known = json.getObject();
            if (member.equals(REPLACEMENTS)) {
                String now = text(known, "wikidata");
                if (now.matches(QID)) {
                    replaced.put(id, now);
                }
            } else if (!text(known, "label").isBlank()) {
                items.put(id, item(known));
            }
        }
    }

    private static CatalogueItem item(JsonObject known) {
        Map<String, List<String>> values = new HashMap<>();
        JsonValue sites = known.get("officialWebsites");
        if (sites != null && sites.getValueType() == JsonValue.ValueType.ARRAY) {
            sites.asJsonArray().stream().filter(JsonString.class::isInstance).map(JsonString.class::cast)
                    .forEach(site -> values.computeIfAbsent(WikidataCatalogue.WEB_SITE, one -> new ArrayList<>()).add(site.getString()));
        }
        return new CatalogueItem(text(known, "label"), text(known, "description"), values);
    }

    private static String text(JsonObject from, String member) {
        return from.get(member) instanceof JsonString text ? text.getString() : "";
    }
}
