package selon.app.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Help;

import selon.core.vocab.Prefixes;

/**
 * Prints query results as a table that fits the terminal's width. Long cells wrap. A value at the beginning of a row is
 * blank when it repeats the row above. When the terminal is too narrow, columns with IRIs only are left out.
 */
final class ResultTable {

    private static final int DEFAULT_WIDTH = 120;
    private static final int NARROWEST = 9;
    private static final int GAP = 2;

    private final List<String> names = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final int rows;

    private ResultTable(RowSet answer) {
        List<Binding> all = new ArrayList<>();
        answer.forEachRemaining(all::add);
        rows = all.size();
        boolean narrow = answer.getResultVars().stream()
                .mapToInt(name -> width(cells(all, name), name.getVarName())).sum() > terminalWidth();
        for (Var name : answer.getResultVars()) {
            if (narrow && !columns.isEmpty() && all.stream().map(row -> row.get(name)).allMatch(ResultTable::isIri)) {
                leftOut.add(name.getVarName());
            } else {
                names.add(name.getVarName());
                columns.add(cells(all, name));
            }
        }
    }

    /** Prints all rows and their number. */
    static void print(RowSet answer, PrintStream out) {
        ResultTable table = new ResultTable(answer);
        if (!table.columns.isEmpty()) {
            table.printRows(out);
        }
        out.println("(" + table.rows + (table.rows == 1 ? " row" : " rows") + (table.leftOut.isEmpty() ? ""
                : "; --format csv also shows: " + String.join(", ", table.leftOut)) + ")");
    }

    private void printRows(PrintStream out) {
        List<Integer> widths = widths();
        printRow(names, widths, out);
        out.println("-".repeat(widths.stream().mapToInt(Integer::intValue).sum() - GAP));
        for (int row = 0; row < rows; row++) {
            printRow(cells(row), widths, out);
        }
    }

    /**
     * Returns a row's cells. Cells at the beginning are blank when they equal the row above, but never the last one.
     */
    private List<String> cells(int row) {
        List<String> cells = new ArrayList<>();
        boolean repeats = row > 0;
        for (List<String> column : columns) {
            repeats = repeats && column.get(row).equals(column.get(row - 1)) && cells.size() < columns.size() - 1;
            cells.add(repeats ? "" : column.get(row));
        }
        return cells;
    }

    private static boolean isIri(Node value) {
        return value == null || value.isURI();
    }

    private static List<String> cells(List<Binding> rows, Var name) {
        return rows.stream().map(row -> row.get(name)).map(value -> value == null ? "" : Prefixes.shorten(value))
                .toList();
    }

    private static int width(List<String> column, String name) {
        return Math.max(column.stream().mapToInt(cell -> text(cell).getCJKAdjustedLength()).max().orElse(0), name.length()) + GAP;
    }

    /**
     * Computes the column widths. Each column gets the width that it needs, and then the widest columns shrink until
     * the table fits.
     */
    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            widths.add(width(columns.get(i), names.get(i)));
        }
        int surplus = widths.stream().mapToInt(Integer::intValue).sum() - terminalWidth();
        for (int widest = widest(widths); surplus > 0 && widths.get(widest) > NARROWEST; widest = widest(widths)) {
            widths.set(widest, widths.get(widest) - 1);
            surplus--;
        }
        return widths;
    }

    private static int widest(List<Integer> widths) {
        return widths.indexOf(widths.stream().max(Integer::compare).orElseThrow());
    }

    private static void printRow(List<String> cells, List<Integer> widths, PrintStream out) {
        TextTable row = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), IntStream.range(0, widths.size())
                .mapToObj(i -> new Column(widths.get(i) - (i == 0 ? GAP : 0), i == 0 ? 0 : GAP, Column.Overflow.WRAP)).toArray(Column[]::new));
        row.indentWrappedLines = 0;
        row.addEmptyRow();
        for (int i = 0; i < cells.size(); i++) {
            row.putValue(0, i, text(cells.get(i)));
        }
        row.toString().lines().filter(line -> !line.isBlank()).map(String::stripTrailing).forEach(out::println);
    }

    /** A text on one line, in which picocli sees no mark-up. */
    private static Ansi.Text text(String words) {
        return Ansi.OFF.new Text(words.replaceAll("\\s+", " ").replace("@|", "@\u200B|"));
    }

    private static int terminalWidth() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
    }
}
