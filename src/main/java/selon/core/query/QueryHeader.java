package selon.core.query;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import selon.core.vocab.InputException;

/**
 * The {@code #+} lines at the head of a query. {@code #+ summary: …} is in English, and {@code #+ summary-fr: …} is in
 * French.
 *
 * @param fields the lines {@code summary}, {@code description} and {@code tags}, by the name that each line has
 * @param parameters the text of each {@code #+ param NAME: …}, by name and language
 */
public record QueryHeader(Map<String, String> fields, Map<String, Map<String, String>> parameters) {

    private static final Pattern FIELD = Pattern.compile("(?m)^#\\+ ([a-z-]+)(?: ([a-z0-9_]+))?: (.*?)\\s*$");
    private static final Set<String> KNOWN = Set.of("summary", "description", "tags", "param");
    /** Names that have a fixed meaning in the address of every question. */
    private static final Set<String> RESERVED = Set.of("limit", "offset", "lang");

    static QueryHeader of(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Map<String, String>> parameters = new HashMap<>();
        for (Matcher field = FIELD.matcher(text); field.find();) {
            if (main(field.group(1)).equals("param") && field.group(2) != null) {
                parameters.computeIfAbsent(field.group(2), name -> new HashMap<>())
                        .put(field.group(1).endsWith("-fr") ? "fr" : "en", field.group(3));
            } else {
                fields.put(field.group(1), field.group(3));
            }
        }
        return new QueryHeader(Map.copyOf(fields), Map.copyOf(parameters));
    }

    private static String main(String field) {
        return field.replaceFirst("-fr$", "");
    }

    /** Returns a field in a language, or in English when it lacks that language. */
    Optional<String> text(String field, String language) {
        return Optional.ofNullable(fields.getOrDefault(field + "-" + language, fields.get(field)));
    }

    /**
     * Checks that the header and the parameters fit each other.
     *
     * @throws InputException when the header has an unknown line, a parameter has no line or a reserved name, a
     *     line has no parameter, or an example does not fit its type
     */
    void check(Path file, List<QueryParameter> asked) {
        fields.keySet().stream().filter(field -> !KNOWN.contains(main(field)) || main(field).equals("param")).findFirst()
                .ifPresent(field -> {
                    throw new InputException(file + ": has a line #+ " + field + ", which says nothing here. "
                            + "The lines are #+ summary: …, #+ description: …, "
                            + "#+ tags: …, #+ param NAME: …, and each of them with -fr.");
                });
        for (QueryParameter parameter : asked) {
            if (parameter.text("en").isBlank()) {
                throw new InputException(file + ": says nothing of its parameter " + parameter.name() + ". Add a line: #+ param "
                        + parameter.name() + ": what it is for. Example: " + parameter.sample());
            }
            if (RESERVED.contains(parameter.name())) {
                throw new InputException(file + ": has a parameter " + parameter.name() + ", which every question has, for its pages. "
                        + "Give ?" + parameter.variable() + " another name.");
            }
            parameter.example().ifPresent(value -> requireTaken(file, parameter, value));
        }
        Set<String> names = asked.stream().map(QueryParameter::name).collect(Collectors.toSet());
        parameters.keySet().stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new InputException(file + ": tells of a parameter " + name + ", which its text does not have. Use ?_" + name
                    + "_iri, or _date, _integer, _text (with two underscores before it where it may be left out), or take the line away.");
        });
    }

    private static void requireTaken(Path file, QueryParameter parameter, String value) {
        try {
            parameter.term(value);
        } catch (QueryParameter.BadParameter e) {
            throw new InputException(file + ": gives an example that its parameter " + parameter.name() + " does not take. " + e.getMessage());
        }
    }
}
