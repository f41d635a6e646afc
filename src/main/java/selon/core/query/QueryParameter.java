package selon.core.query;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.core.vocab.IriArgument;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * A parameter of a named query. It is a variable of the query's text, named as BASIL names parameters:
 * {@code ?_since_date} is required, {@code ?__since_date} is optional, and the suffix gives the type.
 *
 * @param name the name that users write
 * @param variable the variable's name, without question mark
 * @param type the type of the values
 * @param required whether the query needs a value
 * @param texts the purpose, by language, without the example
 * @param example a sample value from the header
 */
public record QueryParameter(String name, String variable, Type type, boolean required, Map<String, String> texts,
                        Optional<String> example) {

    private static final Pattern VARIABLE = Pattern.compile("(__?)([a-z][a-z0-9]*(?:_[a-z0-9]+)*?)_(iri|date|integer|text)");

    /** The example at the end of a parameter's text. */
    private static final Pattern EXAMPLE = Pattern.compile("\\s*Example: (.+)$");

    /** The types of values. */
    public enum Type {
        /** An IRI, in full or with one of our prefixes. */
        IRI("deal:alibaba-group-c-sky-2018"),
        /** An {@code xsd:date}. */
        DATE("2018-04-20"),
        /** An {@code xsd:integer}. */
        INTEGER("10"),
        /** Any text. */
        TEXT("C-Sky");

        private final String example;

        Type(String example) {
            this.example = example;
        }
    }

    /** Tells whether a variable is a parameter. */
    static boolean isParameter(String variable) {
        return VARIABLE.matcher(variable).matches();
    }

    /**
     * Creates the parameter for a variable.
     *
     * @param variable the variable's name
     * @param said the texts of the header's {@code param} lines, by parameter and language; the English text may
     *     end in an example
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

    /** Describes the parameter's purpose in a language, or in English. Empty when the header does not describe it. */
    public String text(String language) {
        return texts.getOrDefault(language, texts.getOrDefault("en", ""));
    }

    /** Returns a sample value: the header's example, or one of the type. */
    public String sample() {
        return example.orElse(type.example);
    }

    /**
     * Parses a value into a term, which the query binds.
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
        return new BadParameter(switch (type) {
            case IRI -> ProblemType.PARAMETER_NOT_AN_IRI;
            case DATE -> ProblemType.PARAMETER_NOT_A_DATE;
            default -> ProblemType.PARAMETER_NOT_A_NUMBER;
        }, name, value, sample());
    }

    /** Creates the complaint that a required value is missing. */
    BadParameter missing() {
        return new BadParameter(ProblemType.PARAMETER_MISSING, name, sample());
    }

    /** Says that a question was asked with a value it can't take, or without one it needs. */
    public static final class BadParameter extends ProblemException {

        private final String parameter;

        /**
         * A problem with a parameter.
         *
         * @param parameter its name, the first argument of the problem
         * @param more      the other arguments
         */
        public BadParameter(ProblemType type, String parameter, Object... more) {
            super(type, Stream.concat(Stream.of(parameter), Stream.of(more)).toArray());
            this.parameter = parameter;
        }

        /** Returns the parameter's name. */
        public String parameter() {
            return parameter;
        }
    }
}
