package selon.view.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.view.claims.LabelledThing;

/**
 * A form that describes a thing of a class. Every field comes from the shapes.
 *
 * @param type   the class
 * @param prefix the prefix of the names of such things
 * @param groups its fields, in the groups and the order of the shapes
 */
public record ShapeForm(LabelledThing type, String prefix, List<FieldGroup> groups) {

    /**
     * A group of fields.
     *
     * @param name   the group with its label
     * @param fields the fields
     * @param rules  the IRIs of the rules that check several of these fields together
     */
    public record FieldGroup(LabelledThing name, List<Field> fields, List<String> rules) {

        /** Whether no field of the group is required. */
        public boolean optional() {
            return fields.stream().noneMatch(Field::required);
        }
    }

    /** The kinds of input: an existing thing, a nested form, a choice, or a literal of some datatype. */
    public enum FieldValue { THING, PART, CHOICE, TEXT, WORDS, DATE, NUMBER, COUNT, ADDRESS }

    /** A value to choose: its IRI or lexical form, its label, and its definition or an empty string. */
    public record FieldChoice(String value, String name, String meaning) {}

    /**
     * A field: one property, or a path of properties through blank nodes.
     *
     * @param shapes   the IRIs of the property shapes that it comes from
     * @param name     its label
     * @param meaning  its description
     * @param path     the IRIs of its properties, from the thing to the value
     * @param classes  the IRIs of the classes of the nodes in between; an empty string for a node without a class
     * @param value    the kind of input
     * @param required whether a value is required
     * @param several  whether it takes several values
     * @param type     the class of the things to choose from
     * @param choices  the values to choose from
     * @param part     the nested form: for a part always, for another thing if it is new
     */
    public record Field(List<String> shapes, String name, String meaning, List<String> path, List<String> classes,
                        FieldValue value, boolean required, boolean several, Optional<Node> type, List<FieldChoice> choices,
                        Optional<ShapeForm> part) {

        Field also(Field other) {
            List<String> both = Stream.concat(shapes.stream(), other.shapes.stream()).distinct().toList();
            return new Field(both, name, meaning, path, classes, value, required || other.required,
                    several && other.several, type, choices, part);
        }

        /** The IRI of the class of the things to choose from, or an empty string. */
        public String typeIri() {
            return type.map(Node::getURI).orElse("");
        }
    }

    /** The fields of all groups, without those of nested forms. */
    public List<Field> fields() {
        return groups.stream().flatMap(group -> group.fields.stream()).toList();
    }
}
