package selon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file where it is, from the top of the project
 * @param text what it says
 */
record Markdown(Path file, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /**
     * What stands between three backticks.
     *
     * @param language the word after the first three, or nothing
     * @param text     its lines
     * @param line     the line of the page on which it begins
     */
    record Block(String language, String text, int line) {

        private static final int LINES_AROUND = 3;

        /** Whether another comes right after it, with an empty line between. */
        boolean isBefore(Block other) {
            return other.line == line + text.lines().count() + LINES_AROUND;
        }

        /** Its commands: lines, or several where a line ends with a backslash. */
        List<String> commands() {
            return text.replace("\\\n", "").lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** All pages, in the order of their names. */
    static List<Markdown> all() throws IOException {
        List<Markdown> pages = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of("")); Stream<Path> docs = Files.list(Path.of("docs"))) {
            for (Path file : Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
                pages.add(new Markdown(file, Files.readString(file)));
            }
        }
        return pages;
    }

    /** What the last command of a block says, as the page shows it: the {@code text} right after it. */
    String answer(Block block) {
        return blocks().stream().filter(other -> other.language().equals("text") && block.isBefore(other)).map(Block::text)
                .findFirst().orElse("");
    }

    /** Its blocks, in their order. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(text); block.find();) {
            blocks.add(new Block(block.group(1), block.group(2), (int) text.substring(0, block.start()).lines().count() + 1));
        }
        return blocks;
    }

    /** Where its links and pictures lead. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
    }

    /** What stands between single backticks. */
    List<String> code() {
        return CODE.matcher(prose()).results().map(code -> code.group(1)).toList();
    }

    /** The anchors of its headings. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        HEADING.matcher(prose()).results().forEach(heading -> anchors.add(heading.group(1).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')));
        return anchors;
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }
}
