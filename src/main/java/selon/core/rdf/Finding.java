package selon.core.rdf;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;

/**
 * One result of a validation (SHACL, section 3.6.2).
 *
 * @param focus    the focus node: the thing it is about
 * @param path     the property path from the focus node to the value, where the rule is about one
 * @param value    the value that breaks the rule, where it is a value
 * @param rule     the source shape: the rule that has something to say
 * @param component the kind of constraint that is not met
 * @param severity whether it refuses the change
 * @param messages what must hold and how to mend it, by language tag; never empty
 */
public record Finding(Node focus, Optional<Path> path, Optional<Node> value, Node rule, Node component,
                      Severity severity, Map<String, String> messages) {

    /** The order in which findings are reported: by thing, then by rule, value and constraint. */
    public static final Comparator<Finding> ORDER = Comparator
            .comparing((Finding finding) -> finding.focus.toString())
            .thenComparing(finding -> finding.rule.toString())
            .thenComparing(finding -> finding.value.map(Node::toString).orElse(""))
            .thenComparing(finding -> finding.component.toString());

    /** What a finding does to a change. */
    public enum Severity {
        /** Refuses it. */
        VIOLATION,
        /** Is reported, and lets it pass. */
        WARNING
    }

    /** The message in a language, else in English, else in whichever there is. */
    public String message(String language) {
        String english = messages.getOrDefault("en", messages.values().iterator().next());
        return messages.getOrDefault(language, english);
    }
}
