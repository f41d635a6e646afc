package selon.view.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;

import selon.view.claims.GraphReader;
import selon.view.claims.LangString;
import selon.view.terms.ShapeForm.Choice;
import selon.view.terms.ShapeForm.Field;
import selon.view.terms.ShapeForm.Value;

/**
 * The fields that property shapes ask for.
 *
 * @param said   the shapes and the ontology, for a reader
 * @param shapes the property shapes of the form
 * @param within the form for things of a class within the thing, if there is to be one
 */
record FormFieldBuilder(GraphReader said, List<Node> shapes, Function<Node, Optional<Within>> within) {

    /** A form within a form; a part is always described there, another thing only if it is new. */
    record Within(ShapeForm form, boolean part) {}

    /**
     * The fields of a shape: none where it only types a node that others lead through, several where it asks for
     * properties of such a node.
     *
     * @param shape the property shape, or a rule that asks for a property in some cases
     * @param path  the property, or the list of properties
     * @param aside whether it is such a rule
     */
    List<Field> of(Node shape, Node path, boolean aside) {
        List<Node> steps = steps(path);
        if (!aside && isLedThrough(steps)) {
            return List.of();
        }
        List<Node> inner = aside ? List.of() : said.values(shape, SHACL.node).stream()
                .flatMap(node -> said.values(node, SHACL.property).stream()).toList();
        if (!inner.isEmpty()) {
            return inner.stream().map(part -> field(shape, part, Stream.concat(steps.stream(),
                    steps(said.value(part, SHACL.path).orElseThrow()).stream()).toList(), false))
                    .sorted((one, two) -> two.name().compareTo(one.name())).toList();
        }
        return List.of(field(shape, shape, steps, aside));
    }

    private Field field(Node shape, Node asking, List<Node> steps, boolean aside) {
        String name = said.named(shape).words() + (shape.equals(asking) ? "" : " (" + steps.get(steps.size() - 1).getLocalName() + ")");
        Optional<Node> type = aside ? Optional.empty() : said.value(asking, SHACL.class_);
        Optional<Within> part = type.flatMap(within);
        List<Choice> choices = aside ? List.of() : choices(asking);
        Value value = aside ? Value.TEXT : part.filter(Within::part).isPresent() ? Value.PART : type.isPresent() ? Value.THING
                : choices.isEmpty() ? literal(asking) : Value.CHOICE;
        boolean required = shape.equals(asking) && !aside && number(shape, SHACL.minCount) > 0;
        boolean several = !aside && said.value(asking, SHACL.maxCount).isEmpty();
        return new Field(Stream.concat(Stream.of(shape), leading(steps)).distinct().map(Node::getURI).toList(), name,
                said.texts(shape, SHACL.description).stream().map(LangString::words).findFirst().orElse(""),
                steps.stream().map(Node::getURI).toList(), classes(steps), value, required, several, type, choices,
                part.map(Within::form));
    }

    /** Whether another shape of the form leads on from the values of this path. */
    private boolean isLedThrough(List<Node> steps) {
        return shapes.stream().map(this::path).anyMatch(other ->
                other.size() > steps.size() && other.subList(0, steps.size()).equals(steps));
    }

    /** The shapes that type the nodes on the way. */
    private Stream<Node> leading(List<Node> steps) {
        return shapes.stream().filter(shape -> path(shape).size() < steps.size()
                && steps.subList(0, path(shape).size()).equals(path(shape)));
    }

    private List<String> classes(List<Node> steps) {
        List<String> classes = new ArrayList<>();
        for (int length = 1; length < steps.size(); length++) {
            List<Node> way = steps.subList(0, length);
            classes.add(shapes.stream().filter(shape -> path(shape).equals(way))
                    .flatMap(shape -> said.value(shape, SHACL.class_).stream()).map(Node::getURI).findFirst().orElse(""));
        }
        return classes;
    }

    private List<Node> path(Node shape) {
        return steps(said.value(shape, SHACL.path).orElseThrow());
    }

    private List<Node> steps(Node path) {
        return path.isURI() ? List.of(path) : list(path);
    }

    private List<Node> list(Node head) {
        List<Node> members = new ArrayList<>();
        for (Node rest = head; !rest.equals(RDF.Nodes.nil);
                rest = said.value(rest, RDF.Nodes.rest).orElse(RDF.Nodes.nil)) {
            said.value(rest, RDF.Nodes.first).ifPresent(members::add);
        }
        return members;
    }

    private List<Choice> choices(Node shape) {
        return said.value(shape, SHACL.in).map(this::list).orElse(List.of()).stream().map(value -> value.isURI()
                ? new Choice(value.getURI(), said.named(value).words(), said.texts(value, SKOS.definition.asNode()).stream()
                    .map(LangString::words).findFirst().orElse(""))
                : new Choice(value.getLiteralLexicalForm(), yes(value), "")).toList();
    }

    private String yes(Node value) {
        boolean yes = value.getLiteralLexicalForm().equals("true");
        return said.language().equals("fr") ? yes ? "oui" : "non" : yes ? "yes" : "no";
    }

    private Value literal(Node shape) {
        Set<String> types = Stream.concat(Stream.of(shape), said.values(shape, SHACL.or).stream().flatMap(or -> list(or).stream()))
                .flatMap(one -> said.values(one, SHACL.datatype).stream()).map(Node::getURI).collect(Collectors.toSet());
        return types.isEmpty() || types.contains(RDF.langString.getURI()) ? Value.TEXT
                : types.contains(XSD.date.getURI()) ? Value.DATE
                : types.contains(XSD.decimal.getURI()) ? Value.NUMBER
                : types.contains(XSD.nonNegativeInteger.getURI()) ? Value.COUNT
                : types.contains(XSD.anyURI.getURI()) ? Value.ADDRESS : Value.WORDS;
    }

    private long number(Node shape, Node property) {
        return said.value(shape, property).map(value -> ((Number) value.getLiteralValue()).longValue()).orElse(0L);
    }
}
