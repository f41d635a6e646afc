package selon.names.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import selon.core.vocab.Resources;

/** Removes legal forms from names: Ltd, GmbH, 株式会社 and the others of {@code legal-forms.txt}. */
public final class LegalForms {

    private static final String FILE = "/selon/names/index/legal-forms.txt";
    private static final LegalForms ALL = read();

    private final Map<List<String>, String> atEnd = new HashMap<>();
    private final Map<List<String>, String> atBeginning = new HashMap<>();
    private int longest;

    private LegalForms() {}

    /**
     * A name without its legal forms.
     *
     * @param words the remaining words, at least one
     * @param forms the removed forms, by their usual abbreviations
     */
    record Stripped(List<String> words, Set<String> forms) {}

    /** Removes all legal forms from the words of a name, which {@link NameWords#of(String)} gives. */
    static Stripped strip(List<String> name) {
        List<String> words = name;
        Set<String> forms = new TreeSet<>();
        for (Optional<FoundForm> found = ALL.find(words); found.isPresent(); found = ALL.find(words)) {
            forms.addAll(List.of(found.get().form.split("\\+")));
            words = found.get().rest;
        }
        return new Stripped(words, forms);
    }

    /** The spellings of forms that may stand at the end of a name, each with its usual abbreviation. */
    public static Map<List<String>, String> atEnd() {
        return Map.copyOf(ALL.atEnd);
    }

    private record FoundForm(String form, List<String> rest) {}

    /** Finds the longest form at the end or the beginning of a name, but never the whole name. */
    private Optional<FoundForm> find(List<String> words) {
        for (int length = Math.min(longest, words.size() - 1); length > 0; length--) {
            int from = words.size() - length;
            String last = atEnd.get(words.subList(from, words.size()));
            if (last != null) {
                return Optional.of(new FoundForm(last, words.subList(0, from)));
            }
            String first = atBeginning.get(words.subList(0, length));
            if (first != null) {
                return Optional.of(new FoundForm(first, words.subList(length, words.size())));
            }
        }
        return Optional.empty();
    }

    private static LegalForms read() {
        LegalForms forms = new LegalForms();
        Resources.text(FILE).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(forms::add);
        return forms;
    }

    private void add(String line) {
        String[] parts = line.split("=", 2);
        for (String way : parts[1].split(",")) {
            boolean first = way.strip().startsWith("^");
            List<String> words = new ArrayList<>(NameWords.of(way.replace("^", "")));
            (first ? atBeginning : atEnd).put(words, parts[0].strip());
            longest = Math.max(longest, words.size());
        }
    }
}
