package selon.core.query;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.core.vocab.IriArgument;

/**
 * A parameter of a named query: a variable of its text, named as BASIL names them.
 * {@code ?_since_date} must be given, {@code ?__since_date} may be; the suffix tells the type.
 *
 * @param name     what users call it
 * @param variable the variable, without question mark
 * @param type     what values it takes
 * @param required whether the question makes no sense without it
 * @param texts    what it is for, by language; without its example
 * @param example  a value to try it with
 */
public record QueryParameter(String name, String variable, Type type, boolean required, Map<String, String> texts,
                        Optional<String> example) {

    private static final Pattern VARIABLE = Pattern.compile("(__?)([a-z][a-z0-9]*(?:_[a-z0-9]+)*?)_(iri|date|integer|text)");

    /** The text of a parameter names a value last. */
    private static final Pattern EXAMPLE = Pattern.compile("\\s*Example: (.+)$");

    /** What a parameter's values are. */
    public enum Type {
        /** An IRI, in full or with one of our prefixes. */
        IRI("an IRI", "un IRI", "deal:alibaba-group-c-sky-2018"),
        /** An {@code xsd:date}. */
        DATE("a date", "une date", "2018-04-20"),
        /** An {@code xsd:integer}. */
        INTEGER("a whole number", "un nombre entier", "10"),
        /** Any text. */
        TEXT("a text", "un texte", "C-Sky");

        private final String english;
        private final String french;
        private final String example;

        Type(String english, String french, String example) {
            this.english = english;
            this.french = french;
            this.example = example;
        }

        /** What to give, in words. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }
    }

    /** Whether a variable's name makes it a parameter. */
    static boolean isParameter(String variable) {
        return VARIABLE.matcher(variable).matches();
    }

    /**
     * The parameter that a variable is.
     *
     * @param said what a header says of it, by language; the English text may name an example
     */
    static QueryParameter of(String variable, Map<String, Map<String, String>> said) {
        Matcher parts = VARIABLE.matcher(variable);
        if (!parts.matches()) {
            throw new IllegalArgumentException("?" + variable + " is not the name of a parameter");
        }
        Map<String, String> texts = new HashMap<>(said.getOrDefault(parts.group(2), Map.of()));
        Matcher example = EXAMPLE.matcher(texts.getOrDefault("en", ""));
        Optional<String> value = example.find() ? Optional.of(example.group(1)) : Optional.empty();
        texts.computeIfPresent("en", (language, text) -> EXAMPLE.matcher(text).replaceFirst(""));
        return new QueryParameter(parts.group(2), variable, Type.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
                parts.group(1).length() == 1, Map.copyOf(texts), value);
    }

    /** What it is for, in a language, else in English; empty where its question does not say. */
    public String text(String language) {
        return texts.getOrDefault(language, texts.getOrDefault("en", ""));
    }

    /** A value to try it with: its own, else one of its type. */
    public String sample() {
        return example.orElse(type.example);
    }

    /**
     * The term for a value, to be bound, never pasted.
     *
     * @throws BadParameter when the value is not of the parameter's type
     */
    public Node term(String value) {
        return switch (type) {
            case IRI -> IriArgument.read(value).orElseThrow(() -> wrong(value));
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
        return new BadParameter(name, "The parameter " + name + " takes " + type.english + " such as " + sample() + "; \"" + value
                + "\" is not one.", "Le paramètre " + name + " prend " + type.french + ", par exemple " + sample() + " ; « " + value
                + " » n'en est pas.");
    }

    /** That it must be given, and is not. */
    BadParameter missing() {
        return new BadParameter(name, "The question needs the parameter " + name + ": " + type.english + " such as " + sample()
                + ".", "La question demande le paramètre " + name + " : " + type.french + ", par exemple " + sample() + ".");
    }

    /** Says that a question was asked with a value it can't take, or without one it needs. */
    public static final class BadParameter extends RuntimeException {

        private final String parameter;
        private final String french;

        /** A complaint about a parameter, in both languages. */
        public BadParameter(String parameter, String english, String french) {
            super(english);
            this.parameter = parameter;
            this.french = french;
        }

        /** The parameter's name. */
        public String parameter() {
            return parameter;
        }

        /** What is wrong, in a language. */
        public String words(String language) {
            return language.equals("fr") ? french : getMessage();
        }
    }
}
