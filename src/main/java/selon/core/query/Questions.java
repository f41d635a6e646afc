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

/** The named queries of a home, by name. */
public final class Questions {

    private final Map<String, NamedQuery> byName = new TreeMap<>();

    /** Reads every query of a home; a file dropped into its folder is one more question. */
    public Questions(Installation home) {
        home.queries().stream().map(NamedQuery::read).forEach(query -> byName.put(query.name(), query));
    }

    /** All of them, in the order of their names. */
    public Collection<NamedQuery> all() {
        return byName.values();
    }

    /**
     * The question of a name.
     *
     * @throws InputException when there is none, with the names that come nearest
     */
    public NamedQuery named(String name) {
        return find(name).orElseThrow(() -> new InputException("There is no question \"" + name + "\". Nearest: "
                + String.join(", ", nearest(name)) + ". All of them: selon query --list."));
    }

    /** The question of a name, if there is one. */
    public Optional<NamedQuery> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The names that share most words with the one asked for. */
    public List<String> nearest(String name) {
        Set<String> words = Set.copyOf(List.of(name.split("-+")));
        List<String> names = new ArrayList<>(byName.keySet());
        names.sort(Comparator.comparingLong(
                candidate -> -Stream.of(candidate.split("-")).filter(words::contains).count()));
        return names.subList(0, Math.min(3, names.size()));
    }
}
