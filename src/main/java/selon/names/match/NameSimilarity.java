package selon.names.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import selon.names.index.NormalizedName;

/**
 * The similarity of two names, of their words and of their legal forms.
 *
 * @param name  from 0 to 1; 1 if the names differ at most in legal forms, case, accents, points and spaces
 * @param forms 1 if both names have the same legal forms or none, 0.5 if one lacks a form of the other, 0 if they differ
 */
public record NameSimilarity(double name, double forms) {

    /** The similarity of two names with the same words in another order. */
    private static final double REORDERED = 0.97;
    /** The most similarity of names in two scripts, whose transliterations may agree by chance. */
    private static final double OTHER_SCRIPT = 0.96;
    /** The most similarity of names that need an edit. */
    private static final double NEARLY = 0.96;
    /** The cost of comparing word by word, which ignores the order of the words. */
    private static final double ORDER_COSTS = 0.01;
    /** The factor for a word without a counterpart: it points to another name, however much the two share. */
    private static final double OTHER_WORD = 0.8;
    /** The similarity of initials to a name, low because many names share them. */
    private static final double INITIALS = 0.7;
    private static final int LONG_ENOUGH_FOR_A_SHORT_WORD = 10;
    private static final int WHOLE = 2;
    private static final int HALF = 1;
    private static final int ONE_EDIT = 4;
    private static final int TWO_EDITS = 9;

    /** Compares two names. */
    public static NameSimilarity of(NormalizedName one, NormalizedName other) {
        double forms = one.forms().equals(other.forms()) ? 1
                : one.forms().containsAll(other.forms()) || other.forms().containsAll(one.forms()) ? 0.5 : 0;
        double name = similarity(one, other);
        if (name < 1) {
            Optional<NormalizedName> latin = one.latin();
            Optional<NormalizedName> others = other.latin();
            if (latin.isPresent() != others.isPresent()) {
                name = Math.max(name, OTHER_SCRIPT * similarity(latin.orElse(one), others.orElse(other)));
            }
        }
        return new NameSimilarity(name, forms);
    }

    private static double similarity(NormalizedName one, NormalizedName other) {
        if (one.joined().isEmpty() || other.joined().isEmpty()) {
            return 0;
        }
        if (one.joined().equals(other.joined())) {
            return 1;
        }
        if (areInitials(one, other) || areInitials(other, one)) {
            return INITIALS;
        }
        return one.words().stream().sorted().toList().equals(other.words().stream().sorted().toList()) ? REORDERED
                : bySpelling(one, other);
    }

    private static boolean areInitials(NormalizedName initials, NormalizedName name) {
        return initials.words().size() == 1 && initials.joined().equals(name.initials());
    }

    private static double bySpelling(NormalizedName one, NormalizedName other) {
        double longest = Math.max(one.joined().length(), other.joined().length());
        double asWritten = 1 - edits(one.joined(), other.joined()) / longest;
        Pairs pairs = Pairs.of(one.words(), other.words());
        double byWords = 1 - pairs.changes / longest - ORDER_COSTS;
        return Math.min(NEARLY, Math.max(asWritten, byWords)) * (pairs.unlike == 0 ? 1 : OTHER_WORD);
    }

    /**
     * The result of pairing the words of two names.
     *
     * @param changes the number of edits, including all letters of words without a counterpart
     * @param unlike  the number of words without a counterpart
     */
    private record Pairs(double changes, int unlike) {

        static Pairs of(List<String> one, List<String> other) {
            boolean inLongName = one.stream().mapToInt(String::length).sum() >= LONG_ENOUGH_FOR_A_SHORT_WORD;
            List<String> left = new ArrayList<>(other);
            List<String> without = new ArrayList<>(one);
            without.removeIf(left::remove);
            double changes = 0;
            int unlike = 0;
            for (String word : without) {
                int best = -1;
                double fewest = Double.MAX_VALUE;
                for (int i = 0; i < left.size(); i++) {
                    double needed = edits(word, left.get(i));
                    if (needed < fewest && needed <= allowed(word, left.get(i), inLongName)) {
                        best = i;
                        fewest = needed;
                    }
                }
                if (best >= 0) {
                    changes += fewest;
                    left.remove(best);
                } else {
                    changes += word.length();
                    unlike++;
                }
            }
            return new Pairs(changes + left.stream().mapToInt(String::length).sum(), unlike + left.size());
        }

        /** The most edits between two spellings of one word. */
        private static int allowed(String one, String other, boolean inLongName) {
            int length = Math.max(one.length(), other.length());
            if (isNumber(one) || isNumber(other)) {
                return 0;
            }
            return length >= TWO_EDITS ? 2 : length >= ONE_EDIT || inLongName && length > 1 ? 1 : 0;
        }
    }

    /** Whether a word is an Arabic or Roman number; numbers distinguish things with otherwise equal names. */
    private static boolean isNumber(String word) {
        return word.chars().anyMatch(Character::isDigit) || word.chars().allMatch(sign -> sign == 'i' || sign == 'v' || sign == 'x');
    }

    /**
     * The number of letters to add, remove or replace to turn one word into another (optimal string alignment). Swapping two
     * neighbours or doubling a letter costs half: typists often do that, and names seldom differ by it.
     */
    static double edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 1; j <= other.length(); j++) {
            last[j] = last[j - 1] + letterCost(other, j);
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = last[0] + letterCost(one, i);
            for (int j = 1; j <= other.length(); j++) {
                int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : WHOLE;
                now[j] = Math.min(Math.min(now[j - 1] + letterCost(other, j), last[j] + letterCost(one, i)), last[j - 1] + replaced);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + HALF);
                }
            }
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return (double) last[other.length()] / WHOLE;
    }

    /** The cost of adding or removing the letter before a position. */
    private static int letterCost(String word, int place) {
        return place > 1 && word.charAt(place - 1) == word.charAt(place - 2) ? HALF : WHOLE;
    }
}
