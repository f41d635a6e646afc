package selon.names.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import selon.names.index.NormalizedName;

/**
 * How alike two names are, in their words and in their legal forms.
 *
 * @param name  from 0 to 1; 1 where they are the same but for legal forms, case, accents, points and spaces
 * @param forms 1 where both have the same legal forms or none, 0.5 where one lacks those of the other, 0 where they differ
 */
public record NameSimilarity(double name, double forms) {

    /** The same words in another order. */
    private static final double REORDERED = 0.97;
    /** The same name in another script: two ways of writing it in Latin letters may agree by chance. */
    private static final double OTHER_SCRIPT = 0.96;
    /** No name with an edit is as like as one without. */
    private static final double NEARLY = 0.96;
    /** A name whose every word has its like, by the part of the letters that have to be edited. */
    private static final double ORDER_COSTS = 0.01;
    /** A word that has no like tells of another name, however long what they share is. */
    private static final double OTHER_WORD = 0.8;
    /** Initials stand for many names. */
    private static final double INITIALS = 0.7;
    private static final int LONG_ENOUGH_FOR_A_SHORT_WORD = 10;
    private static final int WHOLE = 2;
    private static final int HALF = 1;
    private static final int ONE_EDIT = 4;
    private static final int TWO_EDITS = 9;

    /** How like two names are. */
    public static NameSimilarity of(NormalizedName one, NormalizedName other) {
        double forms = one.forms().equals(other.forms()) ? 1
                : one.forms().containsAll(other.forms()) || other.forms().containsAll(one.forms()) ? 0.5 : 0;
        double name = same(one, other);
        if (name < 1) {
            Optional<NormalizedName> latin = one.latin();
            Optional<NormalizedName> others = other.latin();
            if (latin.isPresent() != others.isPresent()) {
                name = Math.max(name, OTHER_SCRIPT * same(latin.orElse(one), others.orElse(other)));
            }
        }
        return new NameSimilarity(name, forms);
    }

    private static double same(NormalizedName one, NormalizedName other) {
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
                : nearly(one, other);
    }

    private static boolean areInitials(NormalizedName initials, NormalizedName name) {
        return initials.words().size() == 1 && initials.joined().equals(name.initials());
    }

    private static double nearly(NormalizedName one, NormalizedName other) {
        double longest = Math.max(one.joined().length(), other.joined().length());
        double asWritten = 1 - edits(one.joined(), other.joined()) / longest;
        Pairs pairs = Pairs.of(one.words(), other.words());
        double byWords = 1 - pairs.changes / longest - ORDER_COSTS;
        return Math.min(NEARLY, Math.max(asWritten, byWords)) * (pairs.unlike == 0 ? 1 : OTHER_WORD);
    }

    /**
     * The words of two names, each with its like.
     *
     * @param changes the letters to edit, those of words without a like included
     * @param unlike  how many words have no like
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

        /** How many letters may differ in the same word. */
        private static int allowed(String one, String other, boolean inLongName) {
            int length = Math.max(one.length(), other.length());
            if (isNumber(one) || isNumber(other)) {
                return 0;
            }
            return length >= TWO_EDITS ? 2 : length >= ONE_EDIT || inLongName && length > 1 ? 1 : 0;
        }
    }

    /** Numbers, Arabic or Roman, tell things apart that are called alike. */
    private static boolean isNumber(String word) {
        return word.chars().anyMatch(Character::isDigit) || word.chars().allMatch(sign -> sign == 'i' || sign == 'v' || sign == 'x');
    }

    /**
     * How many letters to add, leave out or replace, to make one word of another (optimal string alignment). Two neighbours
     * swapped, or a letter doubled, are half as many: hands slip so, names seldom differ so.
     */
    static double edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 1; j <= other.length(); j++) {
            last[j] = last[j - 1] + one(other, j);
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = last[0] + one(one, i);
            for (int j = 1; j <= other.length(); j++) {
                int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : WHOLE;
                now[j] = Math.min(Math.min(now[j - 1] + one(other, j), last[j] + one(one, i)), last[j - 1] + replaced);
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

    /** What the letter before a place costs, added or left out. */
    private static int one(String word, int place) {
        return place > 1 && word.charAt(place - 1) == word.charAt(place - 2) ? HALF : WHOLE;
    }
}
