package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of version 1 of QuickStatements: item, property, value; then qualifiers, then sources. */
final class QuickStatementsReader {

    private static final Pattern ITEM = Pattern.compile("Q[1-9]\\d*");
    private static final Pattern TEXT = Pattern.compile("(?:([a-z]{2,3}(?:-[a-z]+)*):)?\"(.*)\"");
    private static final Pattern QUANTITY = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:U[1-9]\\d*)?");
    private static final Pattern TIME = Pattern.compile("\\+(\\d{4})-(\\d\\d)-(\\d\\d)T00:00:00Z/(9|10|11)");

    private QuickStatementsReader() {}

    /** The fields of each line, texts without their marks; every line has the reference that Wikidata asks for. */
    static List<List<String>> read(String file) {
        assertTrue(file.endsWith("\n"), "the last line ends");
        List<List<String>> statements = new ArrayList<>();
        for (String line : file.split("\n")) {
            String[] fields = line.split("\t", -1);
            assertTrue(fields.length >= 7 && fields.length % 2 == 1 && ITEM.matcher(fields[0]).matches(), line);
            List<String> read = new ArrayList<>(List.of(fields[0]));
            boolean sources = false;
            for (int i = 1; i < fields.length; i += 2) {
                sources |= fields[i].startsWith("S");
                assertTrue(fields[i].matches((i == 1 ? "P" : sources ? "S" : "P") + "[1-9]\\d*"), "sources come last: " + line);
                read.add(fields[i]);
                read.add(value(fields[i + 1], line));
            }
            assertTrue(read.contains("S854") && read.contains("S813"), line);
            statements.add(read);
        }
        return statements;
    }

    private static String value(String value, String line) {
        Matcher text = TEXT.matcher(value);
        Matcher time = TIME.matcher(value);
        if (time.matches()) {
            int precision = Integer.parseInt(time.group(4));
            assertTrue(time.group(2).equals("00") == precision < 10 && time.group(3).equals("00") == precision < 11, line);
            LocalDate.of(Integer.parseInt(time.group(1)), Math.max(1, Integer.parseInt(time.group(2))),
                    Math.max(1, Integer.parseInt(time.group(3))));
            return value;
        }
        if (text.matches()) {
            return text.group(2);
        }
        assertTrue(ITEM.matcher(value).matches() || QUANTITY.matcher(value).matches(), value + " in " + line);
        return value;
    }
}
