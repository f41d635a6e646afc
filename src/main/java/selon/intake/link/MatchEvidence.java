package selon.intake.link;

import java.util.HashSet;
import java.util.Set;

import selon.names.index.NormalizedName;
import selon.names.match.NameSimilarity;

/**
 * The evidence that two names belong to one organisation.
 *
 * @param score its strength, from 0 to 100
 * @param words the evidence in words, for the person who decides
 */
record MatchEvidence(int score, String words) {

    private static final double REORDERED = 0.97;
    private static final double NEARLY = 0.85;
    /** Words that are no legal forms, but that some sources leave out of a name. */
    private static final Set<String> WEAK = Set.of("group", "holding", "holdings", "company", "the", "com");

    /** Compares two names. */
    static MatchEvidence of(String one, String other) {
        NormalizedName left = NormalizedName.of(one);
        NormalizedName right = NormalizedName.of(other);
        NameSimilarity likeness = NameSimilarity.of(left, right);
        if (likeness.name() == 1) {
            return one.equals(other) ? new MatchEvidence(100, "the same name")
                    : likeness.forms() == 1 ? new MatchEvidence(97, "the same name but for case, accents, points and spaces")
                    : likeness.forms() > 0 ? new MatchEvidence(90, "the same name but for its legal form")
                    : new MatchEvidence(75, "the same name with another legal form");
        }
        if (likeness.name() >= NEARLY) {
            return new MatchEvidence((int) Math.round(90 * likeness.name()), likeness.name() >= REORDERED
                    ? "the same words in another order" : "nearly the same name: another script, or a slip of the pen");
        }
        return containment(distinctive(left), distinctive(right));
    }

    private static Set<String> distinctive(NormalizedName spelling) {
        Set<String> words = new HashSet<>(spelling.words());
        words.removeAll(WEAK);
        return words;
    }

    private static MatchEvidence containment(Set<String> left, Set<String> right) {
        if (!left.isEmpty() && left.equals(right)) {
            return new MatchEvidence(90, "the same name but for a word such as group");
        }
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        int fewer = Math.min(left.size(), right.size());
        boolean holds = fewer > 0 && shared.size() == fewer && shared.stream().anyMatch(word -> word.length() > 2);
        return holds ? new MatchEvidence(60 + 20 * fewer / Math.max(left.size(), right.size()), "one name holds the other")
                : new MatchEvidence(0, "");
    }
}
