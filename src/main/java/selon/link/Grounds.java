// What speaks for two names meaning one organisation.
package selon.link;

import java.util.HashSet;
import java.util.Set;

import selon.reconcile.Likeness;
import selon.reconcile.Spelling;

/**
 * How much speaks for it that two names mean one organisation.
 *
 * @param score 0 to 100
 * @param words why, for whoever decides
 */
record Grounds(int score, String words) {

    private static final double REORDERED = 0.97;
    private static final double NEARLY = 0.85;
    /** What one source writes and another leaves out, though it is no legal form. */
    private static final Set<String> WEAK = Set.of("group", "holding", "holdings", "company", "the", "com");

    /** Compares two names. */
    static Grounds of(String one, String other) {
        Spelling left = Spelling.of(one);
        Spelling right = Spelling.of(other);
        Likeness likeness = Likeness.of(left, right);
        if (likeness.name() == 1) {
            return one.equals(other) ? new Grounds(100, "the same name")
                    : likeness.forms() == 1 ? new Grounds(97, "the same name but for case, accents, points and spaces")
                    : likeness.forms() > 0 ? new Grounds(90, "the same name but for its legal form")
                    : new Grounds(75, "the same name with another legal form");
        }
        if (likeness.name() >= NEARLY) {
            return new Grounds((int) Math.round(90 * likeness.name()), likeness.name() >= REORDERED
                    ? "the same words in another order" : "nearly the same name: another script, or a slip of the pen");
        }
        return holding(telling(left), telling(right));
    }

    private static Set<String> telling(Spelling spelling) {
        Set<String> words = new HashSet<>(spelling.words());
        words.removeAll(WEAK);
        return words;
    }

    private static Grounds holding(Set<String> left, Set<String> right) {
        if (!left.isEmpty() && left.equals(right)) {
            return new Grounds(90, "the same name but for a word such as group");
        }
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        int fewer = Math.min(left.size(), right.size());
        boolean holds = fewer > 0 && shared.size() == fewer && shared.stream().anyMatch(word -> word.length() > 2);
        return holds ? new Grounds(60 + 20 * fewer / Math.max(left.size(), right.size()), "one name holds the other")
                : new Grounds(0, "");
    }
}
