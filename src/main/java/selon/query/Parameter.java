// A value that a question can be asked with.
package selon.query;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.store.Iri;

/**
 * A parameter of a named query: a variable of its text, named as BASIL names them.
 * {@code ?_since_date} must be given, {@code ?__since_date} may be; the suffix tells the type.
 *
 * @param name     what users call it
 * @param variable the variable, without question mark
 * @param type     what values it takes
 * @param required whether the question makes no sense without it
 * @param text     what it is for
 */
public record Parameter(String name, String variable, Type type, boolean required, String text) {

    private static final Pattern VARIABLE = Pattern.compile("(__?)([a-z][a-z0-9-]*(?:_[a-z0-9]+)*?)_(iri|date|integer|text)");

    private static final Pattern EXAMPLE = Pattern.compile("Example: (.+)$");

    /** What a parameter's values are. */
    public enum Type {
        /** An IRI, in full or with one of our prefixes. */
        IRI("an IRI such as deal:alibaba-group-c-sky-2018 or https://…"),
        /** An {@code xsd:date}. */
        DATE("a date such as 2018-04-20"),
        /** An {@code xsd:integer}. */
        INTEGER("a whole number such as 10"),
        /** Any text. */
        TEXT("a text");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        /** What to give, in words. */
        public String words() {
            return words;
        }
    }

    /** Whether a variable's name makes it a parameter. */
    static boolean isParameter(String variable) {
        return VARIABLE.matcher(variable).matches();
    }

    static Parameter of(String variable, Map<String, String> texts) {
        Matcher parts = VARIABLE.matcher(variable);
        if (!parts.matches()) {
            throw new IllegalArgumentException("?" + variable + " is not the name of a parameter");
        }
        String name = parts.group(2);
        return new Parameter(name, variable, Type.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
                parts.group(1).length() == 1, texts.getOrDefault(name, ""));
    }

    /** A value to try it with, which the text names last: {@code Example: …}. */
    public Optional<String> example() {
        Matcher named = EXAMPLE.matcher(text);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /**
     * The term for a value, to be bound, never pasted.
     *
     * @throws BadParameter when the value is not of the parameter's type
     */
    public Node term(String value) {
        return switch (type) {
            case IRI -> Iri.read(value).orElseThrow(() -> wrong(value));
            case DATE -> literal(value, XSDDatatype.XSDdate);
            case INTEGER -> literal(value, XSDDatatype.XSDinteger);
            case TEXT -> NodeFactory.createLiteralString(value);
        };
    }

    private Node literal(String value, XSDDatatype datatype) {
        if (!datatype.isValid(value)) {
            throw wrong(value);
        }
        return NodeFactory.createLiteralDT(value, datatype);
    }

    private BadParameter wrong(String value) {
        return new BadParameter("The parameter " + name + " takes " + type.words() + "; \"" + value + "\" is not one.");
    }

    /** Says that a question was asked with a value it can't take, or without one it needs. */
    public static final class BadParameter extends RuntimeException {
        BadParameter(String sentence) {
            super(sentence);
        }
    }
}
