package selon.names.index;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is compared with others: without case, accents, points, apostrophes, spaces and legal forms.
 *
 * @param words  its words, without legal forms; none where nothing in the name is a word
 * @param forms  its legal forms, by their usual abbreviations
 * @param joined its words without anything between them
 */
public record NormalizedName(List<String> words, Set<String> forms, String joined) {

    private static final int FEWEST_INITIALS = 3;

    /** The spelling of a name. */
    public static NormalizedName of(String name) {
        LegalForms.Stripped stripped = LegalForms.strip(NameWords.of(name));
        return of(List.copyOf(stripped.words()), stripped.forms());
    }

    private static NormalizedName of(List<String> words, Set<String> forms) {
        return new NormalizedName(words, forms, String.join("", words));
    }

    /** As one line, to be read again. */
    public String line() {
        return String.join(" ", words) + "\t" + String.join("\t", forms);
    }

    /** What a line says. */
    public static NormalizedName read(String line) {
        String[] parts = line.split("\t");
        return of(parts.length == 0 || parts[0].isEmpty() ? List.of() : List.of(parts[0].split(" ")),
                Stream.of(parts).skip(1).collect(Collectors.toSet()));
    }

    /** The same name in Latin letters, where it is written in others. */
    public Optional<NormalizedName> latin() {
        if (joined.chars().allMatch(sign -> sign < 0x80)) {
            return Optional.empty();
        }
        String latin = words.stream().map(Transliteration::of).collect(Collectors.joining(" "));
        List<String> written = NameWords.of(latin);
        return written.isEmpty() || written.equals(words) ? Optional.empty()
                : Optional.of(of(written, forms));
    }

    /** The first letters of its words; empty where they are too few to stand for it. */
    public String initials() {
        return words.size() < FEWEST_INITIALS ? "" : words.stream().map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
