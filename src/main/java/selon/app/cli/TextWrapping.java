package selon.app.cli;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines where its script allows it. Wide characters, such as Chinese ones, count as two columns. */
final class TextWrapping {

    private TextWrapping() {}

    /** Returns the number of columns that a text takes (Unicode Standard Annex 11). Combining marks take none. */
    static int width(String text) {
        return text.codePoints().map(TextWrapping::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean fullWidth = character >= 0xFF01 && character <= 0xFF60 || character >= 0x3000 && character <= 0x303F;
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> 2;
            default -> fullWidth ? 2 : 1;
        };
    }

    /** Breaks a text into lines of at most a width. Cuts a word that is wider. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String piece = text.substring(start, end);
            if (width(line + piece.stripTrailing()) > width && line.length() > 0) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            for (int character : piece.codePoints().toArray()) {
                if (width(line.toString()) + width(character) > width && !Character.isWhitespace(character)) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.appendCodePoint(character);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
