package selon.names.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in the form in which names are compared: without case, accents, points, apostrophes and legal forms.
 *
 * @param words  the words without legal forms; empty if the name has no word
 * @param forms  the legal forms, by their usual abbreviations
 * @param joined the words, joined without separators
 */
public record NormalizedName(List<String> words, Set<String> forms, String joined) {

    private static final int FEWEST_INITIALS = 3;

    /** Normalises a name. */
    public static NormalizedName of(String name) {
        LegalForms.Stripped stripped = LegalForms.strip(NameWords.of(name));
        return of(List.copyOf(stripped.words()), stripped.forms());
    }

    private static NormalizedName of(List<String> words, Set<String> forms) {
        return new NormalizedName(words, forms, String.join("", words));
    }

    /** One line for storage, which {@link #read} reads. */
    public String line() {
        return String.join(" ", words) + "\t" + String.join("\t", forms);
    }

    /** Reads a line of {@link #line()}. */
    public static NormalizedName read(String line) {
        String[] parts = line.split("\t");
        return of(parts.length == 0 || parts[0].isEmpty() ? List.of() : List.of(parts[0].split(" ")),
                Stream.of(parts).skip(1).collect(Collectors.toSet()));
    }

    /** The name in plain Latin letters; empty if it is written in them already. */
    public Optional<NormalizedName> latin() {
        if (joined.chars().allMatch(sign -> sign < 0x80)) {
            return Optional.empty();
        }
        String latin = words.stream().map(Transliteration::of).collect(Collectors.joining(" "));
        List<String> written = NameWords.of(latin);
        return written.isEmpty() || written.equals(words) ? Optional.empty()
                : Optional.of(of(written, forms));
    }

    /** The first letters of the words; empty for a name of fewer than three words. */
    public String initials() {
        return words.size() < FEWEST_INITIALS ? "" : words.stream().map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
