package selon.http.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import selon.core.vocab.Resources;

/**
 * The French of what the program says to people in English, sentence by sentence. Each floor says what is wrong in English,
 * where it finds it; {@code problems.fr.txt} has the same in French, by the English sentence. What is not there stays English.
 */
final class French {

    /** Of longer texts, which a client can make of its own words, no French is looked for; in characters. */
    private static final int LONGEST = 2_000;
    private static final Pattern VARYING = Pattern.compile("\\{(\\d)}");
    private static final String LAST = "Nothing was changed\\.";
    private static final List<French> SENTENCES = read(Resources.text("/web/problems.fr.txt"));

    private final String english;
    private final String french;
    private final Pattern pattern;
    private final List<Integer> order = new ArrayList<>();

    private French(String english, String french) {
        this.english = english;
        this.french = french;
        StringBuilder regex = new StringBuilder();
        int from = 0;
        for (Matcher varying = VARYING.matcher(english); varying.find(); from = varying.end()) {
            regex.append(Pattern.quote(english.substring(from, varying.start()))).append("(.*?)");
            order.add(Integer.parseInt(varying.group(1)));
        }
        regex.append(Pattern.quote(english.substring(from)));
        String rest = english.endsWith("}") ? LAST : ".+"; // Of what varies at the end, no more can be told apart.
        this.pattern = Pattern.compile(regex + "(?: (?<rest>" + rest + "))?", Pattern.DOTALL);
    }

    static List<French> read(String text) {
        String[] lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toArray(String[]::new);
        return Stream.iterate(0, at -> at + 1 < lines.length, at -> at + 2).map(at -> new French(lines[at], lines[at + 1])).toList();
    }

    /** All sentences, in the order in which they are tried. */
    static List<French> sentences() {
        return SENTENCES;
    }

    String english() {
        return english;
    }

    String french() {
        return french;
    }

    /** A text in French; nothing where one of its sentences is not known. */
    static Optional<String> of(String text) {
        return text.isEmpty() || text.length() > LONGEST ? Optional.empty()
                : SENTENCES.stream().flatMap(sentence -> sentence.said(text).stream()).findFirst();
    }

    private Optional<String> said(String text) {
        Matcher match = pattern.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String first = VARYING.matcher(french).replaceAll(varying -> Matcher.quoteReplacement(
                match.group(1 + order.indexOf(Integer.parseInt(varying.group(1))))));
        return match.group("rest") == null ? Optional.of(first) : of(match.group("rest")).map(rest -> first + " " + rest);
    }
}
