package selon.intake.rows;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.vocab.InputException;
import selon.intake.recipe.Batch;
import selon.intake.recipe.DateParser;
import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.RawRecord;
import selon.intake.recipe.Recipe;

/**
 * Turns rows into triples: one subject per row, one property per column, the cell as a literal. A blank cell gives no triple.
 * Any thread may read with it.
 */
public final class RowReader {

    /** The namespace of the properties, which the slug of a column follows. */
    static final String ROW = "https://w3id.org/selon/row#";
    private static final Node THE_ROW = NodeFactory.createURI("urn:uuid:4f3c2f6e-5d0a-4f0e-9a53-0d8f6a1c7b11");
    /** The most characters of a cell. */
    private static final int LONGEST_CELL = 100_000;
    /** A text that a spreadsheet would execute as a formula. */
    private static final Pattern FORMULA = Pattern.compile("(?s)=.+|[+@-].*[(|!].*");

    private final Recipe recipe;
    private final RowFormat format;
    private final Charset encoding;
    private final List<String> columns;

    /**
     * @param recipe   names the columns of dates, the required columns and the columns of the key
     * @param format   the format of the rows
     * @param encoding the encoding of the file
     * @param columns  the slugs of the columns, in their order; empty if each row names its own
     */
    public RowReader(Recipe recipe, RowFormat format, Charset encoding, List<String> columns) {
        this.recipe = recipe;
        this.format = format;
        this.encoding = encoding;
        this.columns = columns;
    }

    /** Returns the names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Creates a reader for the columns of a header.
     *
     * @throws InputException if the header can't be read, repeats or lacks a name, or lacks a required column
     */
    public static RowReader of(Recipe recipe, RowFormat format, Charset encoding, RawRecord header) {
        List<String> columns = new ArrayList<>();
        try {
            List<String> repairs = new ArrayList<>();
            format.cells(TextRepair.text(header.bytes(), encoding, repairs))
                    .forEach(cell -> columns.add(slug(TextRepair.cell("header", cell, repairs))));
        } catch (RowFormat.NoRow e) {
            throw new InputException("The header can't be read. " + e.getMessage());
        }
        Set<String> seen = new HashSet<>();
        columns.stream().filter(column -> column.isEmpty() || !seen.add(column)).findFirst().ifPresent(twice -> {
            throw new InputException("The header has " + (twice.isEmpty() ? "a column without a name" : "two columns " + twice)
                    + ". Give each its own name.");
        });
        recipe.columns("require").stream().filter(column -> !columns.contains(column)).findFirst().ifPresent(missing -> {
            throw new InputException("The header has no column " + missing + ", which the recipe " + recipe.name()
                    + " needs. It has: " + String.join(", ", columns) + ".");
        });
        return new RowReader(recipe, format, encoding, columns);
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    /** Reads rows; a row that can't be read becomes a record with a complaint. */
    public Batch read(List<RawRecord> pieces) {
        return Batch.of(pieces.stream().map(this::item).toList());
    }

    private ParsedRecord item(RawRecord piece) {
        List<String> repairs = new ArrayList<>();
        Graph facts = GraphFactory.createDefaultGraph();
        ParsedRecord nothing = new ParsedRecord(piece, "", facts, repairs, List.of(), piece.complaint());
        if (piece.complaint().isPresent()) {
            return nothing;
        }
        try {
            Map<String, List<String>> values = mended(values(TextRepair.text(piece.bytes(), encoding, repairs), repairs), repairs);
            for (String required : recipe.columns("require")) {
                if (values.getOrDefault(required, List.of()).isEmpty()) {
                    return nothing.refused("The column " + required + " is blank. Fill it.");
                }
            }
            for (Map.Entry<String, Recipe.ValueForm> form : recipe.forms().entrySet()) {
                for (String text : values.getOrDefault(form.getKey(), List.of())) {
                    if (!form.getValue().fits(text)) {
                        return nothing.refused("The column " + form.getKey() + " says \"" + DateParser.shortened(text) + "\", which the "
                                + "recipe can't read. Write it as in " + form.getValue().examples() + ", or leave it blank.");
                    }
                }
            }
            state(values, facts, repairs);
            return new ParsedRecord(piece, key(values), facts, repairs, List.of(), Optional.empty());
        } catch (RowFormat.NoRow | DateParser.NoDate e) {
            return nothing.refused(e.getMessage());
        }
    }

    private Map<String, List<String>> values(String text, List<String> repairs) throws RowFormat.NoRow {
        if (!format.hasHeader()) {
            return RowFormat.values(text);
        }
        List<String> cells = new ArrayList<>(format.cells(text));
        while (cells.size() > columns.size() && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
            repairs.add("blank cells after the last column are left out");
        }
        if (cells.size() != columns.size()) {
            throw new RowFormat.NoRow("The row has " + cells.size() + " cells, and the header " + columns.size()
                    + ". See whether it is cut off, or a cell with a delimiter lacks its quotation marks.");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            values.put(columns.get(i), List.of(cells.get(i)));
        }
        return values;
    }

    private static Map<String, List<String>> mended(Map<String, List<String>> values, List<String> repairs)
            throws RowFormat.NoRow {
        Map<String, List<String>> mended = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> column : values.entrySet()) {
            String slug = slug(column.getKey());
            for (String text : column.getValue()) {
                if (text.length() > LONGEST_CELL) {
                    throw new RowFormat.NoRow("The column " + slug + " holds " + text.length() + " characters; more than "
                            + LONGEST_CELL + " are not taken. Shorten it.");
                }
                String cell = TextRepair.cell(slug, text, repairs);
                if (FORMULA.matcher(cell).matches()) {
                    throw new RowFormat.NoRow("The column " + slug + " begins like a formula of a spreadsheet, which "
                            + "whoever opens the results in one would carry out. Write the name itself.");
                }
                if (!cell.isEmpty()) {
                    mended.computeIfAbsent(slug, any -> new ArrayList<>()).add(cell);
                }
            }
        }
        return mended;
    }

    private void state(Map<String, List<String>> values, Graph facts, List<String> repairs) throws DateParser.NoDate {
        for (Map.Entry<String, List<String>> column : values.entrySet()) {
            DateParser dates = recipe.dates().get(column.getKey());
            for (String text : column.getValue()) {
                Node value = NodeFactory.createLiteralString(text);
                if (dates != null) {
                    String year = dates.year().map(other -> values.getOrDefault(other, List.of()))
                            .filter(years -> !years.isEmpty()).map(years -> years.get(0)).orElse("");
                    DateParser.DateReading reading = dates.read(text, year);
                    reading.repair().ifPresent(repairs::add);
                    value = reading.date().literal();
                }
                facts.add(Triple.create(THE_ROW, NodeFactory.createURI(ROW + column.getKey()), value));
            }
        }
    }

    private String key(Map<String, List<String>> values) {
        StringBuilder key = new StringBuilder();
        recipe.columns("key").forEach(column -> key.append(values.getOrDefault(column, List.of())).append('\n'));
        return key.toString().strip();
    }
}
