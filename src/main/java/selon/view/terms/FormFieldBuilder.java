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
import selon.view.terms.ShapeForm.Field;
import selon.view.terms.ShapeForm.FieldChoice;
import selon.view.terms.ShapeForm.FieldValue;

/**
 * Builds the fields of a form from its property shapes.
 */
final class FormFieldBuilder {

    private final GraphReader said;
    private final List<Node> shapes;
    private final Function<Node, Optional<Within>> within;

    /**
     * @param said   the shapes and the ontology, in the reader's language
     * @param shapes the property shapes of the form
     * @param within gives the nested form for a value of a class, if the form has one
     */
    FormFieldBuilder(GraphReader said, List<Node> shapes, Function<Node, Optional<Within>> within) {
        this.said = said;
        this.shapes = shapes;
        this.within = within;
    }

    /** A nested form. The reader always fills it in for a part, and for another thing only if that thing is new. */
    record Within(ShapeForm form, boolean part) {}

    /**
     * The fields of a shape. A shape that only types a node on the path of another shape has none; a shape that asks for
     * several properties of its value has one field for each.
     *
     * @param shape       the property shape, or a rule that asks for a property in some cases
     * @param path        the property, or the list of properties
     * @param conditional whether the shape is such a rule
     */
    List<Field> of(Node shape, Node path, boolean conditional) {
        List<Node> steps = steps(path);
        if (!conditional && isStepOfAnother(steps)) {
            return List.of();
        }
        List<Node> inner = conditional ? List.of() : said.values(shape, SHACL.node).stream()
                .flatMap(node -> said.values(node, SHACL.property).stream()).toList();
        if (!inner.isEmpty()) {
            return inner.stream().map(part -> field(shape, part, Stream.concat(steps.stream(),
                    steps(said.value(part, SHACL.path).orElseThrow()).stream()).toList(), false))
                    .sorted((one, two) -> two.name().compareTo(one.name())).toList();
        }
        return List.of(field(shape, shape, steps, conditional));
    }

    private Field field(Node shape, Node asking, List<Node> steps, boolean conditional) {
        String name = said.named(shape).words() + (shape.equals(asking) ? "" : " (" + steps.get(steps.size() - 1).getLocalName() + ")");
        Optional<Node> type = conditional ? Optional.empty() : said.value(asking, SHACL.class_);
        Optional<Within> part = type.flatMap(within);
        List<FieldChoice> choices = conditional ? List.of() : choices(asking);
        FieldValue value = conditional ? FieldValue.TEXT : part.filter(Within::part).isPresent() ? FieldValue.PART : type.isPresent() ? FieldValue.THING
                : choices.isEmpty() ? literal(asking) : FieldValue.CHOICE;
        boolean required = shape.equals(asking) && !conditional && number(shape, SHACL.minCount) > 0;
        boolean several = !conditional && said.value(asking, SHACL.maxCount).isEmpty();
        return new Field(Stream.concat(Stream.of(shape), stepShapes(steps)).distinct().map(Node::getURI).toList(), name,
                said.texts(shape, SHACL.description).stream().map(LangString::words).findFirst().orElse(""),
                steps.stream().map(Node::getURI).toList(), classes(steps), value, required, several, type, choices,
                part.map(Within::form));
    }

    /** Whether the path of another shape continues this one. */
    private boolean isStepOfAnother(List<Node> steps) {
        return shapes.stream().map(this::path).anyMatch(other ->
                other.size() > steps.size() && other.subList(0, steps.size()).equals(steps));
    }

    /** The shapes of the nodes on the path, which give their classes. */
    private Stream<Node> stepShapes(List<Node> steps) {
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

    private List<FieldChoice> choices(Node shape) {
        return said.value(shape, SHACL.in).map(this::list).orElse(List.of()).stream().map(value -> value.isURI()
                ? new FieldChoice(value.getURI(), said.named(value).words(), said.texts(value, SKOS.definition.asNode()).stream()
                    .map(LangString::words).findFirst().orElse(""))
                : new FieldChoice(value.getLiteralLexicalForm(), booleanLabel(value), "")).toList();
    }

    private String booleanLabel(Node value) {
        boolean yes = value.getLiteralLexicalForm().equals("true");
        return said.language().equals("fr") ? yes ? "oui" : "non" : yes ? "yes" : "no";
    }

    private FieldValue literal(Node shape) {
        Set<String> types = Stream.concat(Stream.of(shape), said.values(shape, SHACL.or).stream().flatMap(or -> list(or).stream()))
                .flatMap(one -> said.values(one, SHACL.datatype).stream()).map(Node::getURI).collect(Collectors.toSet());
        return types.isEmpty() || types.contains(RDF.langString.getURI()) ? FieldValue.TEXT
                : types.contains(XSD.date.getURI()) ? FieldValue.DATE
                : types.contains(XSD.decimal.getURI()) ? FieldValue.NUMBER
                : types.contains(XSD.nonNegativeInteger.getURI()) ? FieldValue.COUNT
                : types.contains(XSD.anyURI.getURI()) ? FieldValue.ADDRESS : FieldValue.WORDS;
    }

    private long number(Node shape, Node property) {
        return said.value(shape, property).map(value -> ((Number) value.getLiteralValue()).longValue()).orElse(0L);
    }
}
