package selon.core.shacl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** Dependencies by predicate, so that a changed triple finds its readers without a test of each dependency. */
final class DependencyIndex {

    private final Map<Node, List<IndexedDependency>> byPredicate = new HashMap<>();
    private final List<IndexedDependency> ofMany = new ArrayList<>();

    private record IndexedDependency(Node reader, TripleDependency read) {}

    /**
     * Adds a dependency.
     *
     * @param reader the shape that reads the triples
     */
    void add(Node reader, TripleDependency read) {
        IndexedDependency entry = new IndexedDependency(reader, read);
        if (read.predicates().listed()) {
            read.predicates().nodes().forEach(predicate ->
                    byPredicate.computeIfAbsent(predicate, any -> new ArrayList<>()).add(entry));
        } else {
            ofMany.add(entry);
        }
    }

    /** Calls back for each reader that may read a triple. */
    void reading(Triple triple, BiConsumer<Node, TripleDependency> each) {
        byPredicate.getOrDefault(triple.getPredicate(), List.of()).forEach(entry -> give(entry, triple, each));
        ofMany.forEach(entry -> give(entry, triple, each));
    }

    private static void give(IndexedDependency entry, Triple triple, BiConsumer<Node, TripleDependency> each) {
        if (entry.read.matches(triple)) {
            each.accept(entry.reader, entry.read);
        }
    }
}
