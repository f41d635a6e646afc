// A question that the graph is asked often.
package selon.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.PatternVars;

import selon.store.GraphNames;
import selon.store.Unreadable;

/**
 * A SPARQL query in a file of its own, with a header of {@code #+} lines that say in words what it asks.
 *
 * @param name        the file's name, which is the question in kebab case
 * @param header      the {@code #+} fields: {@code summary}, {@code summary-fr}, {@code description}, {@code tags}
 * @param parameters  what it can be asked with
 * @param text        the whole file
 */
public record NamedQuery(String name, Map<String, String> header, List<Parameter> parameters, String text) {

    private static final Pattern FIELD = Pattern.compile("(?m)^#\\+ ([a-z-]+)(?: ([a-z0-9-]+))?: (.*)$");

    /**
     * Reads a question from its file.
     *
     * @throws Unreadable when it is not SPARQL 1.1, or its header says nothing of a parameter
     */
    public static NamedQuery read(Path file) {
        NamedQuery query = of(GraphNames.slug(file), file.toString(), Unreadable.text(file));
        query.parameters.stream().filter(parameter -> parameter.text().isEmpty()).findFirst().ifPresent(silent -> {
            throw new Unreadable(file + ": says nothing of its parameter " + silent.name() + ". Add a line: #+ param "
                    + silent.name() + ": what it is for");
        });
        return query;
    }

    /** What a parser has to say of a text that is no query, in a sentence on one line, with the line and column it names. */
    public static String complaint(QueryException e) {
        if (e.getCause() instanceof StackOverflowError) {
            return "it is nested too deep. Make it flatter.";
        }
        String words = Unreadable.reason(e).lines().findFirst().orElse("it can't be parsed").strip();
        return words.endsWith(".") ? words : words + ".";
    }

    /**
     * A question from its text.
     *
     * @param name  what it is called
     * @param place where the text is from, for complaints
     * @param text  the query with its header
     * @throws Unreadable when it is not SPARQL 1.1
     */
    public static NamedQuery of(String name, String place, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        Map<String, String> parameterTexts = new HashMap<>();
        for (Matcher field = FIELD.matcher(text); field.find();) {
            if (field.group(1).equals("param")) {
                parameterTexts.put(field.group(2), field.group(3));
            } else {
                header.put(field.group(1), field.group(3));
            }
        }
        Query query = parsed(place, text);
        List<Parameter> parameters = new ArrayList<>();
        if (query.getQueryPattern() != null) {
            PatternVars.vars(query.getQueryPattern()).stream().map(Var::getVarName).filter(Parameter::isParameter)
                    .forEach(variable -> parameters.add(Parameter.of(variable, parameterTexts)));
        }
        return new NamedQuery(name, header, List.copyOf(parameters), text);
    }

    private static Query parsed(String place, String text) {
        try {
            return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            throw new Unreadable(place + ": is not a SPARQL 1.1 query: " + complaint(e));
        }
    }

    /** What it asks, in a language ({@code en} or {@code fr}). */
    public String summary(String language) {
        String english = header.getOrDefault("summary", name);
        return header.getOrDefault("summary-" + language, english);
    }

    /**
     * Its text as an example that runs as it is: what it asks as a comment in a language, and the example of each parameter
     * that must be given in the place of its variable.
     */
    public String example(String language) {
        StringBuilder head = new StringBuilder("# " + summary(language) + "\n");
        String body = text.replaceAll("(?m)^#\\+.*\\R", "").strip();
        for (Parameter parameter : parameters) {
            head.append("# ").append(parameter.required() ? parameter.name() : "?" + parameter.variable()).append(": ")
                    .append(parameter.text()).append('\n');
            if (parameter.required() && parameter.example().isPresent()) {
                String term = NodeFmtLib.strNT(parameter.term(parameter.example().get()));
                body = body.replaceAll("\\?" + parameter.variable() + "\\b", Matcher.quoteReplacement(term));
            }
        }
        return head + "\n" + body + "\n";
    }

    /**
     * Asks it. The values are bound as terms; nothing is pasted into the text.
     *
     * @param dataset what to ask, inside a transaction
     * @param values  values by parameter name
     * @return the execution, to be closed by the caller
     * @throws Parameter.BadParameter when a value is unknown, missing or of the wrong type
     */
    public QueryExec ask(DatasetGraph dataset, Map<String, String> values) {
        var execution = QueryExec.dataset(dataset).query(text, Syntax.syntaxSPARQL_11);
        terms(values).forEach(execution::substitution);
        return execution.build();
    }

    private Map<Var, Node> terms(Map<String, String> values) {
        Map<Var, Node> terms = new LinkedHashMap<>();
        Map<String, String> left = new HashMap<>(values);
        for (Parameter parameter : parameters) {
            String value = left.remove(parameter.name());
            if (value != null) {
                terms.put(Var.alloc(parameter.variable()), parameter.term(value));
            } else if (parameter.required()) {
                throw new Parameter.BadParameter("The question " + name + " needs the parameter " + parameter.name()
                        + ": " + parameter.type().words() + ".");
            }
        }
        if (!left.isEmpty()) {
            throw new Parameter.BadParameter("The question " + name + " has no parameter "
                    + String.join(", ", left.keySet()) + "; it takes "
                    + (parameters.isEmpty() ? "none" : String.join(", ", names())) + ".");
        }
        return terms;
    }

    private List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }
}
