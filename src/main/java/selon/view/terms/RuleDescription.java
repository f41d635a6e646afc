package selon.view.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDFS;

import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;
import selon.view.deals.DealAccount;

/**
 * One rule (SHACL shape). Texts come in all languages, the reader's first.
 *
 * @param node         the rule
 * @param names        its names
 * @param messages     its messages: what must hold and how to correct it
 * @param descriptions the reasons for it
 * @param must         true if the rule refuses a write, false if it only warns
 * @param targets      the classes that it applies to
 * @param subjects     the properties whose subjects it applies to
 * @param path         the property or property path that it checks
 * @param demands      its constraints, by SHACL property
 * @param query        the SPARQL query that finds violations
 * @param parts        the rules that it bundles
 */
public record RuleDescription(LabelledThing node, List<LangString> names, List<LangString> messages, List<LangString> descriptions,
                              boolean must, List<LabelledThing> targets, List<LabelledThing> subjects, Optional<String> path,
                              List<DealAccount.Role> demands, Optional<String> query, List<LabelledThing> parts) {

    private static final List<Node> SAID_ELSEWHERE = List.of(SHACL.message, SHACL.name, SHACL.description, SHACL.severity,
            SHACL.path, SHACL.group, SHACL.order, SHACL.property, SHACL.targetClass, SHACL.targetSubjectsOf, SHACL.sparql);

    /** Reads the rule of an IRI. */
    public static RuleDescription of(GraphReader said, Node node) {
        return new RuleDescription(said.named(node), Stream.concat(said.everyText(node, SHACL.name).stream(),
                    said.everyText(node, RDFS.label.asNode()).stream()).toList(),
                said.everyText(node, SHACL.message), said.everyText(node, SHACL.description),
                !said.says(node, SHACL.severity, SHACL.Warning), targets(said, node, SHACL.targetClass),
                targets(said, node, SHACL.targetSubjectsOf), said.value(node, SHACL.path).map(said::path), demands(said, node),
                said.value(node, SHACL.sparql).flatMap(constraint -> said.value(constraint, SHACL.select))
                        .map(text -> text.getLiteralLexicalForm().stripIndent().strip()),
                said.named(node, SHACL.property).stream().filter(part -> part.node().isURI()).toList());
    }

    /** The targets of a shape and of the shapes that bundle it. */
    private static List<LabelledThing> targets(GraphReader said, Node node, Node property) {
        return said.named(Stream.concat(Stream.of(node), said.having(SHACL.property, node).stream())
                .flatMap(shape -> said.values(shape, property).stream()));
    }

    private static List<DealAccount.Role> demands(GraphReader said, Node node) {
        return said.properties(node)
                .filter(property -> property.getURI().startsWith(SHACL.getURI()) && !SAID_ELSEWHERE.contains(property))
                .map(property -> new DealAccount.Role(said.named(property), values(said, node, property)))
                .filter(role -> !role.values().isEmpty()).toList();
    }

    private static List<LabelledThing> values(GraphReader said, Node node, Node property) {
        return said.named(said.values(node, property).stream().flatMap(value -> said.members(value).stream())
                .filter(value -> !value.isBlank()));
    }

    /** The last part of its IRI; its address on the site and its example files carry it. */
    public String slug() {
        return node.node().getURI().replaceFirst(".*/", "");
    }

    /** The name in the reader's language, or the slug if it has none. */
    public String name() {
        return names.isEmpty() ? slug() : names.get(0).words();
    }
}
