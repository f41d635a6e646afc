package selon.core.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import selon.core.vocab.InputException;
import selon.core.vocab.Installation;

/** The named queries of an installation, by name. Immutable after construction. */
public final class Questions {

    private final Map<String, NamedQuery> byName = new TreeMap<>();

    /**
     * Reads every query of an installation. A file that is added to the folder becomes one more question.
     *
     * @throws InputException when a file is not a valid question
     */
    public Questions(Installation home) {
        home.queries().stream().map(NamedQuery::read).forEach(query -> byName.put(query.name(), query));
    }

    /** Returns all questions, sorted by name. */
    public Collection<NamedQuery> all() {
        return byName.values();
    }

    /**
     * Returns the question with a name.
     *
     * @throws InputException when there is none; the message names the most similar ones
     */
    public NamedQuery named(String name) {
        return find(name).orElseThrow(() -> new InputException("There is no question \"" + name + "\". Nearest: "
                + String.join(", ", nearest(name)) + ". All of them: selon query --list."));
    }

    /** Returns the question with a name, or nothing. */
    public Optional<NamedQuery> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns the three names that share the most words with a name. */
    public List<String> nearest(String name) {
        Set<String> words = Set.copyOf(List.of(name.split("-+")));
        List<String> names = new ArrayList<>(byName.keySet());
        names.sort(Comparator.comparingLong(
                candidate -> -Stream.of(candidate.split("-")).filter(words::contains).count()));
        return names.subList(0, Math.min(3, names.size()));
    }
}
