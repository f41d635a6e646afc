package selon.view.terms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.view.claims.LabelledThing;

/**
 * What is to be filled in to describe a thing of a class: nothing that is not in the shapes.
 *
 * @param type   the class
 * @param groups its fields, in the groups and the order that the shapes give
 */
public record ShapeForm(LabelledThing type, List<Group> groups) {

    /**
     * Fields that belong together.
     *
     * @param name   the group's name
     * @param fields the fields
     * @param rules  the IRIs of the rules that look at several of them
     */
    public record Group(LabelledThing name, List<Field> fields, List<String> rules) {

        /** Whether everything in it may be left out. */
        public boolean optional() {
            return fields.stream().noneMatch(Field::required);
        }
    }

    /** How a value is given. */
    public enum Value { THING, PART, CHOICE, TEXT, WORDS, DATE, NUMBER, COUNT, ADDRESS }

    /** A value to choose: its IRI, or {@code true} and {@code false}; its name, and what it means. */
    public record Choice(String value, String name, String meaning) {}

    /**
     * A field: one property, or a chain of them through nodes without a name.
     *
     * @param shapes   the IRIs of the property shapes that it is drawn from
     * @param name     its name
     * @param meaning  what it is for
     * @param path     the IRIs of its properties, from the thing to the value
     * @param classes  the classes of the nodes in between, or empty where none is said
     * @param value    how its value is given
     * @param required whether there has to be a value
     * @param several  whether there can be more than one
     * @param type     the class of the things to choose from
     * @param choices  the values to choose from
     * @param part     the form of a thing that is described here: always, for a part; else one that is new
     */
    public record Field(List<String> shapes, String name, String meaning, List<String> path, List<String> classes,
                        Value value, boolean required, boolean several, Optional<Node> type, List<Choice> choices,
                        Optional<ShapeForm> part) {

        Field also(Field other) {
            List<String> both = Stream.concat(shapes.stream(), other.shapes.stream()).distinct().toList();
            return new Field(both, name, meaning, path, classes, value, required || other.required,
                    several && other.several, type, choices, part);
        }

        /** The class of the things to choose from as IRI, or empty. */
        public String typeIri() {
            return type.map(Node::getURI).orElse("");
        }
    }

    /** All fields, without those of its parts. */
    public List<Field> fields() {
        return groups.stream().flatMap(group -> group.fields.stream()).toList();
    }
}
