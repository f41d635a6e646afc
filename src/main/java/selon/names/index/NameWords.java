package selon.names.index;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Cuts a name into the words by which names are compared: without case, accents, points and apostrophes. */
final class NameWords {

    /** The number of characters that are compared of a longer name. */
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 24;
    /** Words for "and", which names write as a word, as a sign or not at all. */
    private static final Set<String> AND = Set.of("and", "et", "und", "y", "og", "och", "и");

    private NameWords() {}

    /** The words of a name, legal forms included. */
    static List<String> of(String name) {
        List<String> words = TextAnalysis.plain(TextAnalysis.clipped(name, LONGEST)).stream().map(NameWords::bare)
                .filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
        return IntStream.range(0, words.size())
                .filter(at -> at == 0 || at == words.size() - 1 || !AND.contains(words.get(at))).mapToObj(words::get).toList();
    }

    private static String bare(String word) {
        return word.indexOf('.') < 0 && word.indexOf('\'') < 0 && word.indexOf('_') < 0 ? word
                : word.replaceAll("[.'_]", "");
    }
}
