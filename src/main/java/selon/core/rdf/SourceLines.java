package selon.core.rdf;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** The line of each triple and the first line of each subject in one file. Lines count from 1. */
public final class SourceLines {

    private final Map<Node, Integer> subjects = new HashMap<>();
    private final Map<Triple, Integer> triples = new HashMap<>();

    void record(Triple triple, long line) {
        if (line > 0) {
            subjects.merge(triple.getSubject(), (int) line, Math::min);
            triples.merge(triple, (int) line, Math::min);
        }
    }

    /** Returns the first line about a subject. */
    public OptionalInt of(Node subject) {
        return optional(subjects.get(subject));
    }

    /**
     * Returns the first line on which a subject has a value, for any property. Compares literals as terms, not by
     * value.
     */
    public OptionalInt of(Node subject, Node value) {
        return triples.entrySet().stream()
                .filter(entry -> entry.getKey().getSubject().equals(subject) && entry.getKey().getObject().equals(value))
                .mapToInt(Map.Entry::getValue).min();
    }

    private static OptionalInt optional(Integer line) {
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
