package selon.core.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryType;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.syntax.ElementGroup;

import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.ProblemType;

/**
 * A SPARQL query that ships as a file. Its header of {@code #+} lines says in words what it asks.
 *
 * @param name the file's name, which is the question in kebab case
 * @param header the {@code #+} lines
 * @param parameters the parameters, in the order in which the text names them
 * @param text the whole file
 * @param query the parsed query, with its parameters as variables; callers must not change it
 */
public record NamedQuery(String name, QueryHeader header, List<QueryParameter> parameters, String text, Query query) {

    /** The name of a Java class at the beginning of a parser's message. */
    private static final String CLASS = "\\b([a-z]+\\.)+[A-Z]\\w+: ";

    /**
     * Reads a question from its file.
     *
     * @throws InputException when the file is not SPARQL 1.1, its name can't be part of an address, or its header
     *     does not fit its parameters
     */
    public static NamedQuery read(Path file) {
        NamedQuery query = of(GraphNames.slug(file), file.toString(), InputException.text(file));
        if (!query.name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new InputException(file + ": its name is part of an address. Give it lower-case letters, digits and hyphens, such "
                    + "as who-acquired-whom.rq");
        }
        query.header.check(file, query.parameters);
        return query;
    }

    /**
     * Explains why a text can't be parsed as a query, in a sentence on one line, with line and column where the parser
     * names them.
     */
    public static String complaint(QueryException e) {
        if (e.getCause() instanceof StackOverflowError) {
            return "it is nested too deep. Make it flatter.";
        }
        if (e.getCause() instanceof IllegalArgumentException twice && twice.getMessage().startsWith("Attempt to reassign")) {
            return "VALUES names a variable twice. Name each once.";
        }
        String words = InputException.reason(e).lines().findFirst().orElse("it can't be parsed").replaceFirst(CLASS, "").strip();
        return words.endsWith(".") ? words : words + ".";
    }

    /**
     * Parses a question.
     *
     * @param name the question's name
     * @param place the text's origin, with which messages begin
     * @param text the query with its header
     * @throws InputException when the text is not SPARQL 1.1
     */
    public static NamedQuery of(String name, String place, String text) {
        QueryHeader header = QueryHeader.of(text);
        Query query = parsed(place, text);
        List<QueryParameter> parameters = QueryVariables.of(query, text).stream().filter(QueryParameter::isParameter)
                .map(variable -> QueryParameter.of(variable, header.parameters())).toList();
        return new NamedQuery(name, header, parameters, text, query);
    }

    private static Query parsed(String place, String text) {
        try {
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            if (query.getQueryPattern() == null) {
                query.setQueryPattern(new ElementGroup()); // A bare DESCRIBE has no pattern, and substitution fails without one.
            }
            return query;
        } catch (QueryException e) {
            throw new InputException(place + ": is not a SPARQL 1.1 query: " + complaint(e));
        }
    }

    /** Returns the query's form: SELECT, ASK, CONSTRUCT or DESCRIBE. */
    public QueryType kind() {
        return query.queryType();
    }

    /** Returns the question in a language ({@code en} or {@code fr}), or the name when the header has no summary. */
    public String summary(String language) {
        return header.text("summary", language).orElse(name);
    }

    /** Describes the answer in a language. Empty when the header has no description. */
    public String description(String language) {
        return header.text("description", language).orElse("");
    }

    /**
     * Returns the subjects of the question as single words in a language. The first word is the group to which the
     * question belongs.
     */
    public List<String> tags(String language) {
        return header.text("tags", language).map(words -> List.of(words.split("\\s*,\\s*"))).orElse(List.of());
    }

    /**
     * Returns the query as an example that runs unchanged. It begins with the question as a comment, and each required
     * parameter has its sample value.
     */
    public String example(String language) {
        StringBuilder head = new StringBuilder("# " + summary(language) + "\n");
        String body = text.replaceAll("(?m)^#\\+.*\\R", "").strip();
        for (QueryParameter parameter : parameters) {
            head.append("# ").append(parameter.required() ? parameter.name() : "?" + parameter.variable()).append(": ")
                    .append(parameter.text(language)).append('\n');
            if (parameter.required()) {
                String term = NodeFmtLib.strNT(parameter.term(parameter.sample()));
                body = body.replaceAll("\\?" + parameter.variable() + "\\b", Matcher.quoteReplacement(term));
            }
        }
        return head + "\n" + body + "\n";
    }

    /**
     * Runs the query. Values are bound as terms and never pasted into the text.
     *
     * @param dataset the dataset, inside a transaction
     * @param values the values by parameter name
     * @return the execution, which the caller closes
     * @throws QueryParameter.BadParameter when a value is unknown, missing or of the wrong type
     */
    public QueryExec ask(DatasetGraph dataset, Map<String, String> values) {
        return ask(dataset, values, query.cloneQuery());
    }

    /**
     * Runs the query for a part of its rows.
     *
     * @param dataset the dataset, inside a transaction
     * @param values the values by parameter name
     * @param offset the number of rows to skip
     * @param limit the most rows to return
     * @return the execution, which the caller closes
     * @throws QueryParameter.BadParameter when a value is unknown, missing or of the wrong type
     */
    public QueryExec ask(DatasetGraph dataset, Map<String, String> values, long offset, long limit) {
        Query some = query.cloneQuery();
        long left = some.hasLimit() ? Math.max(0, some.getLimit() - offset) : limit;
        some.setOffset((some.hasOffset() ? some.getOffset() : 0) + offset);
        some.setLimit(Math.min(left, limit));
        return ask(dataset, values, some);
    }

    private QueryExec ask(DatasetGraph dataset, Map<String, String> values, Query query) {
        var execution = QueryExec.dataset(dataset).query(query);
        terms(values).forEach(execution::substitution);
        return execution.build();
    }

    /**
     * Parses the values of the parameters.
     *
     * @param values the values by parameter name
     * @return the terms by variable
     * @throws QueryParameter.BadParameter when a value is unknown, missing or of the wrong type
     */
    public Map<Var, Node> terms(Map<String, String> values) {
        Map<Var, Node> terms = new LinkedHashMap<>();
        Map<String, String> left = new HashMap<>(values);
        List<String> names = new ArrayList<>();
        for (QueryParameter parameter : parameters) {
            names.add(parameter.name());
            String value = left.remove(parameter.name());
            if (value != null) {
                terms.put(Var.alloc(parameter.variable()), parameter.term(value));
            } else if (parameter.required()) {
                throw parameter.missing();
            }
        }
        if (!left.isEmpty()) {
            String unknown = String.join(", ", left.keySet());
            throw new QueryParameter.BadParameter(ProblemType.PARAMETER_UNKNOWN, unknown, name, names.size(), String.join(", ", names));
        }
        return terms;
    }
}
