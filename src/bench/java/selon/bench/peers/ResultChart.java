package selon.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A bar for the median of each server at each question, on a scale of powers of ten, to be read on white and on black.
 *
 * @param measured by question and server
 */
record ResultChart(Map<String, Map<String, Measurement>> measured) {

    private static final List<String> COLOURS = List.of("#d9480f", "#ff922b", "#1864ab", "#339af0", "#9c36b5", "#2b8a3e", "#74c0fc",
            "#da77f2");
    private static final int BAR = 11;
    private static final int LEFT = 220;
    private static final int WIDTH = 640;
    private static final int TOP = 46;
    private static final int GAP = 12;
    private static final double LEAST = 0.01;
    private static final int DECADES = 6;

    String svg() {
        List<String> parts = new ArrayList<>();
        List<String> names = List.copyOf(measured.values().iterator().next().keySet());
        int y = TOP;
        for (Map.Entry<String, Map<String, Measurement>> row : measured.entrySet()) {
            parts.add(text(LEFT - 10, y + names.size() * BAR / 2 + 4, "end", row.getKey()));
            for (int i = 0; i < names.size(); i++) {
                parts.add(bar(y + i * BAR, COLOURS.get(i % COLOURS.size()), row.getValue().get(names.get(i))));
            }
            y += names.size() * BAR + GAP;
        }
        parts.addAll(0, scale(y));
        parts.addAll(0, legend(names));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <style>
                text { fill: #222 } line { stroke: #ccc }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } line { stroke: #444 } }
                </style>
                %s
                </svg>
                """.formatted(LEFT + WIDTH + 70, y + 20, String.join("\n", parts));
    }

    private static List<String> legend(List<String> names) {
        List<String> parts = new ArrayList<>();
        int x = 10;
        for (int i = 0; i < names.size(); i++) {
            parts.add("<rect x=\"%d\" y=\"8\" width=\"10\" height=\"10\" fill=\"%s\"/>".formatted(x, COLOURS.get(i % COLOURS.size())));
            parts.add(text(x + 14, 17, "start", names.get(i)));
            x += 26 + 6 * names.get(i).length();
        }
        return parts;
    }

    private static List<String> scale(int bottom) {
        List<String> parts = new ArrayList<>();
        for (int decade = 0; decade <= DECADES; decade++) {
            double milliseconds = LEAST * Math.pow(10, decade);
            int x = LEFT + (int) place(milliseconds);
            parts.add("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>".formatted(x, TOP - 6, x, bottom));
            parts.add(text(x, bottom + 14, "middle", String.format(Locale.ROOT, milliseconds < 1 ? "%s ms" : "%,.0f ms", milliseconds)));
        }
        return parts;
    }

    private static String bar(int y, String colour, Measurement one) {
        if (!one.isSound() || Double.isNaN(one.median())) {
            return "<g font-size=\"9\">" + text(LEFT + 3, y + BAR - 2, "start", "failed") + "</g>";
        }
        double width = Math.max(1, place(one.median()));
        return String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/><g font-size=\"9\">%s</g>",
                LEFT, y, width, BAR - 1, colour, text(LEFT + (int) width + 3, y + BAR - 2, "start", one.shown()));
    }

    private static double place(double milliseconds) {
        return WIDTH * Math.log10(Math.max(LEAST, milliseconds) / LEAST) / DECADES;
    }

    private static String text(int x, int y, String anchor, String words) {
        return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>".formatted(x, y, anchor, words);
    }
}
