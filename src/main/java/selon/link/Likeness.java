// How alike two names are.
package selon.link;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How much speaks for it that two names mean one organisation.
 *
 * @param score 0 to 100
 * @param words why
 */
record Likeness(int score, String words) {

    private static final Likeness NONE = new Likeness(0, "");
    /** Legal forms and the like, which one source writes and another leaves out. */
    private static final Set<String> FORMS = Set.of("inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited",
            "llc", "plc", "gmbh", "ag", "sa", "sas", "sarl", "nv", "bv", "ab", "oy", "spa", "srl", "kk", "group", "holding",
            "holdings", "the", "com");

    /** Compares two names. */
    static Likeness of(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        if (words.isEmpty() || others.isEmpty()) {
            return NONE;
        }
        if (words.equals(others)) {
            return new Likeness(one.equals(other) ? 100 : 97, one.equals(other) ? "the same name" : "the same name but for case, "
                    + "accents and punctuation");
        }
        if (String.join("", words).equals(String.join("", others))) {
            return new Likeness(94, "the same letters, divided into words otherwise");
        }
        Set<String> left = essential(words);
        Set<String> right = essential(others);
        if (!left.isEmpty() && left.equals(right)) {
            return new Likeness(90, "the same name but for its legal form or the order of its words");
        }
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        int fewer = Math.min(left.size(), right.size());
        if (fewer > 0 && shared.size() == fewer && shared.stream().anyMatch(word -> word.length() > 2)) {
            return new Likeness(60 + 20 * fewer / Math.max(left.size(), right.size()), "one name holds the other");
        }
        return NONE;
    }

    private static Set<String> essential(List<String> words) {
        Set<String> left = new HashSet<>(words);
        left.removeAll(FORMS);
        return left;
    }

    private static List<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>(Arrays.asList(plain.split("[^\\p{L}\\p{N}]+")));
        words.removeIf(String::isEmpty);
        return words;
    }
}
