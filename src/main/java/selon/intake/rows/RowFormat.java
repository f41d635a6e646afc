package selon.intake.rows;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import selon.core.vocab.InputException;

/** The formats of row files: cells between commas or tabs (RFC 4180), or one JSON object per line. */
public enum RowFormat {

    /** Comma-separated values. */
    CSV(',', ".csv"),
    /** Tab-separated values. */
    TSV('\t', ".tsv"),
    /** One JSON object per line, without a header. */
    JSON_LINES('\0', ".jsonl");

    private final char delimiter;
    private final String ending;

    RowFormat(char delimiter, String ending) {
        this.delimiter = delimiter;
        this.ending = ending;
    }

    /** Thrown for a row that breaks the format. The message is a sentence for the author of the file. */
    static final class NoRow extends Exception {
        NoRow(String sentence) {
            super(sentence);
        }
    }

    /**
     * The format by the ending of a file's name, before {@code .gz} or {@code .bz2}.
     *
     * @throws InputException if no format has that ending
     */
    public static RowFormat of(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.(gz|bz2)$", "");
        for (RowFormat format : values()) {
            if (name.endsWith(format.ending) || format == JSON_LINES && name.endsWith(".ndjson")) {
                return format;
            }
        }
        throw new InputException(file + ": its ending names no kind of rows. Use .csv, .tsv or .jsonl, with .gz or .bz2 after "
                + "it when it is compressed.");
    }

    String ending() {
        return ending;
    }

    /** Whether the first row names the columns. */
    public boolean hasHeader() {
        return this != JSON_LINES;
    }

    /** Whether a quotation mark is open at the end of a line, given whether one was open at its start. */
    boolean leavesOpen(byte[] line, boolean wasOpen) {
        if (!hasHeader()) {
            return false;
        }
        boolean open = wasOpen;
        boolean atStart = !wasOpen;
        for (int i = 0; i < line.length; i++) {
            byte one = line[i];
            if (open && one == '"') {
                if (i + 1 < line.length && line[i + 1] == '"') {
                    i++;
                } else {
                    open = false;
                }
            } else if (!open) {
                open = atStart && one == '"';
                atStart = one == delimiter;
            }
        }
        return open;
    }

    /** Parses the cells of one row of a table. */
    List<String> cells(String text) throws NoRow {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT.builder().setDelimiter(delimiter)
                .setIgnoreEmptyLines(false).get())) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new NoRow("This is not one row but " + records.size() + ".");
            }
            return records.get(0).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new NoRow("The quotation marks are not in order. Put a cell that holds one into quotation marks, and "
                    + "write it twice there.");
        }
    }

    /** Parses the values of one JSON object by key. The keys of nested objects are joined by hyphens. */
    static Map<String, List<String>> values(String text) throws NoRow {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            collect("", reader.readObject(), values);
            return values;
        } catch (JsonException | IllegalStateException e) {
            throw new NoRow("This is not a JSON object on one line.");
        }
    }

    private static void collect(String key, JsonValue value, Map<String, List<String>> into) {
        switch (value.getValueType()) {
            case OBJECT -> ((JsonObject) value).forEach((name, inner) ->
                    collect(key.isEmpty() ? name : key + "-" + name, inner, into));
            case ARRAY -> value.asJsonArray().forEach(inner -> collect(key, inner, into));
            case STRING -> into.computeIfAbsent(key, any -> new ArrayList<>()).add(((JsonString) value).getString());
            case NUMBER -> into.computeIfAbsent(key, any -> new ArrayList<>())
                    .add(((JsonNumber) value).bigDecimalValue().toPlainString());
            case TRUE, FALSE -> into.computeIfAbsent(key, any -> new ArrayList<>()).add(value.toString());
            default -> { }
        }
    }
}
