package selon.core.rdf;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;

/**
 * A validation result (SHACL, section 3.6.2).
 *
 * @param focus the focus node
 * @param path the property path from the focus node to the value, when the rule is about one
 * @param value the value node that breaks the rule, when there is one
 * @param rule the source shape
 * @param component the constraint component that failed
 * @param severity whether the finding refuses a change
 * @param messages what must hold and how to correct it, by language tag; never empty
 */
public record Finding(Node focus, Optional<Path> path, Optional<Node> value, Node rule, Node component,
                      Severity severity, Map<String, String> messages) {

    /** Sorts findings by focus node, then by rule, value and constraint component. */
    public static final Comparator<Finding> ORDER = Comparator
            .comparing((Finding finding) -> finding.focus.toString())
            .thenComparing(finding -> finding.rule.toString())
            .thenComparing(finding -> finding.value.map(Node::toString).orElse(""))
            .thenComparing(finding -> finding.component.toString());

    /** The effect of a finding on a change. */
    public enum Severity {
        /** Refuses the change. */
        VIOLATION,
        /** Is reported and lets the change pass. */
        WARNING
    }

    /** Returns the message in a language. Falls back to English, then to any language. */
    public String message(String language) {
        String english = messages.getOrDefault("en", messages.values().iterator().next());
        return messages.getOrDefault(language, english);
    }
}
