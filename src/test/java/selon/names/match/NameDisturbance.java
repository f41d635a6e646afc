package selon.names.match;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which people and programs write a name differently from a catalogue. Each gives the same result for the same name
 * and seed. It knows nothing of how names are matched. A name that stays unchanged doesn't count, except for {@link #NONE}.
 */
public enum NameDisturbance {
    /** The name unchanged. */
    NONE("as it is") {
        @Override
        String to(String name, Random random) {
            return name;
        }
    },
    /** All upper case, all lower case, or every word with a capital. */
    CASE("case") {
        @Override
        String to(String name, Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> name.toUpperCase(Locale.ROOT);
                case 1 -> name.toLowerCase(Locale.ROOT);
                default -> Pattern.compile("\\b\\p{L}").matcher(name.toLowerCase(Locale.ROOT))
                        .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
            };
        }
    },
    /** Accents removed; in a name without accents, one added. */
    ACCENTS("accents") {
        @Override
        String to(String name, Random random) {
            String without = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
            if (!without.equals(Normalizer.normalize(name, Normalizer.Form.NFD))) {
                return without;
            }
            List<Integer> vowels = places(name, "[aeiouAEIOU]");
            if (vowels.isEmpty()) {
                return name;
            }
            int after = vowels.get(random.nextInt(vowels.size())) + 1;
            return Normalizer.normalize(name.substring(0, after) + "\u0301\u0308\u0300\u0302".charAt(random.nextInt(4))
                    + name.substring(after), Normalizer.Form.NFC);
        }
    },
    /** Points, hyphens, commas and apostrophes removed or added, "&amp;" as a word. */
    PUNCTUATION("punctuation") {
        @Override
        String to(String name, Random random) {
            String other = name.contains("&") ? name.replace("&", "and") : name;
            other = other.replaceAll("[.,'’!]", "");
            if (!other.equals(name)) {
                return other;
            }
            return name.contains("-") ? name.replace("-", random.nextBoolean() ? " " : "")
                    : name.contains(" ") ? name.replaceFirst(" ", random.nextBoolean() ? "-" : ". ") : name + ".";
        }
    },
    /** One letter removed, doubled, replaced or swapped with the next, anywhere in a name of any length. */
    TYPO("one typo") {
        @Override
        String to(String name, Random random) {
            return slip(name, random);
        }
    },
    /** Two such typos, in names of eight letters or more. */
    TYPOS("two typos") {
        @Override
        String to(String name, Random random) {
            return places(name, "\\p{L}").size() < 8 ? name : slip(slip(name, random), random);
        }
    },
    /** The first word moved to the end, with or without a comma, or two neighbours swapped. */
    WORDS("words swapped") {
        @Override
        String to(String name, Random random) {
            List<String> words = new ArrayList<>(List.of(name.split(" ")));
            if (words.size() < 2) {
                return name;
            }
            if (random.nextBoolean()) {
                int at = random.nextInt(words.size() - 1);
                Collections.swap(words, at, at + 1);
                return String.join(" ", words);
            }
            String first = words.remove(0);
            return String.join(" ", words) + (random.nextBoolean() ? ", " : " ") + first;
        }
    },
    /** A legal form added to a name without one. */
    FORM_ADDED("legal form added") {
        @Override
        String to(String name, Random random) {
            String form = FORMS.get(random.nextInt(FORMS.size()));
            return FORM.matcher(name).find() ? name : form.endsWith(" ") ? form + name : name + form;
        }
    },
    /** The legal form removed. */
    FORM_MISSING("legal form missing") {
        @Override
        String to(String name, Random random) {
            Matcher form = FORM.matcher(name);
            return form.find() && form.start() > 0 ? name.substring(0, form.start()) : name;
        }
    },
    /** Two of the other disturbances in sequence. */
    TWO("two of these") {
        @Override
        String to(String name, Random random) {
            List<NameDisturbance> single = List.of(CASE, ACCENTS, PUNCTUATION, TYPO, WORDS, FORM_ADDED);
            NameDisturbance first = single.get(random.nextInt(single.size()));
            NameDisturbance second = single.get(random.nextInt(single.size()));
            return second.to(first.to(name, random), random);
        }
    };

    private static final List<String> FORMS = List.of(" Ltd", " Limited", " Inc.", ", Inc.", " Corp.", " LLC", " plc", " Co., Ltd.",
            " GmbH", " AG", " S.A.", " SA", " SAS", " SARL", " B.V.", " NV", " Oy", " AB", " A/S", " S.p.A.", " S.r.l.", " K.K.",
            " Pty Ltd", " Pte. Ltd.", " sp. z o.o.", " a.s.", " s.r.o.", " S.L.", " Ltda", " 有限公司", " 株式会社", "株式会社 ",
            "ООО ", "PT ", "AB ");
    private static final Pattern FORM = Pattern.compile("(?i)[, ]+((co\\.?|company),? (ltd\\.?|limited)|ltd\\.?|limited|inc\\.?|"
            + "incorporated|corp\\.?|corporation|company|co\\.|llc|plc|gmbh|ag|s\\.?a\\.?|s\\.?a\\.?s\\.?|b\\.?v\\.?|n\\.?v\\.?|oyj?|"
            + "ab|as|asa|s\\.?p\\.?a\\.?|s\\.?r\\.?l\\.?|a\\.?s\\.?|kg|se|pjsc|jsc)$");

    private final String words;

    NameDisturbance(String words) {
        this.words = words;
    }

    /** Disturbs a name at random; may return it unchanged. */
    abstract String to(String name, Random random);

    /**
     * Disturbs a name.
     *
     * @param seed the seed; the same seed gives the same result
     * @return the disturbed name; empty if this can't disturb it
     */
    public Optional<String> disturbed(String name, long seed) {
        String other = to(name, new Random(seed ^ name.hashCode() * 31L + ordinal()));
        return this == NONE || !other.equals(name) ? Optional.of(other) : Optional.empty();
    }

    @Override
    public String toString() {
        return words;
    }

    private static String slip(String name, Random random) {
        List<Integer> letters = places(name, "\\p{L}");
        if (letters.isEmpty()) {
            return name;
        }
        int at = letters.get(random.nextInt(letters.size()));
        String before = name.substring(0, at);
        String after = name.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + name.charAt(at) + name.charAt(at) + after;
            case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
            default -> after.isEmpty() ? before : before + after.charAt(0) + name.charAt(at) + after.substring(1);
        };
    }

    private static List<Integer> places(String name, String pattern) {
        return Pattern.compile(pattern).matcher(name).results().map(found -> found.start()).toList();
    }
}
