package selon.intake.recipe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.modify.TemplateLib;

import selon.core.query.NamedQuery;
import selon.core.shacl.PreparedQuery;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.Installation;

/**
 * A SPARQL CONSTRUCT query that turns one record into claims. Its {@code #+} lines describe how records are read. Any thread
 * may run it.
 *
 * @param name     the name of its file without the ending
 * @param header   its {@code #+} fields: {@code summary}, {@code summary-fr}, {@code description}; {@code reads} with
 *                 {@code rows} or {@code wikidata}; {@code encoding}, unless it is UTF-8; {@code key} and {@code require}
 *                 with the slugs of columns; {@code publisher}, {@code work}, {@code address} and {@code website}, the
 *                 Wikidata properties that tell of publishers; {@code passed-over}, the entities it makes nothing of
 * @param dates    the columns of dates, with their pattern and the column that repeats the year
 * @param forms    the columns whose text must match a pattern ({@code form: COLUMN PATTERN ; as in EXAMPLES})
 * @param query    the whole query
 * @param pattern  the WHERE clause
 * @param template the CONSTRUCT template
 */
public record Recipe(String name, Map<String, String> header, Map<String, DateParser> dates, Map<String, ValueForm> forms,
              Query query, PreparedQuery pattern, List<Triple> template) {

    private static final Pattern FIELD = Pattern.compile("(?m)^#\\+ ([a-z-]+): (.*)$");
    private static final Set<String> KINDS = Set.of("rows", "wikidata");

    /**
     * The form of a column's text.
     *
     * @param pattern  the pattern that the whole text matches
     * @param examples examples for a message
     */
    public record ValueForm(Pattern pattern, String examples) {

        /** Whether a text has the form. */
        public boolean fits(String text) {
            return pattern.matcher(text).matches();
        }
    }

    /**
     * Reads a recipe by the name of a shipped one or by the path of a file that ends in {@code .rq}.
     *
     * @throws InputException if there is none or it is not a recipe
     */
    public static Recipe named(String name, Installation home) {
        List<Path> shipped = home.recipes();
        Path file = shipped.stream().filter(path -> GraphNames.slug(path).equals(name)).findFirst()
                .or(() -> Optional.of(Path.of(name)).filter(path -> name.endsWith(".rq")))
                .orElseThrow(() -> new InputException("There is no recipe \"" + name + "\". There are: "
                        + shipped.stream().map(GraphNames::slug).collect(Collectors.joining(", "))
                        + "; or name a file that ends in .rq."));
        return of(GraphNames.slug(file), file.toString(), InputException.text(file));
    }

    static Recipe of(String name, String place, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        Map<String, DateParser> dates = new LinkedHashMap<>();
        Map<String, ValueForm> forms = new LinkedHashMap<>();
        for (Matcher field = FIELD.matcher(text); field.find();) {
            String value = field.group(2).strip();
            if (field.group(1).equals("date")) {
                String[] words = value.split(" +");
                dates.put(words[0], new DateParser(words[1], words.length > 3 ? Optional.of(words[3]) : Optional.empty()));
            } else if (field.group(1).equals("form")) {
                String[] words = value.split(" +", 2);
                String[] parts = words[1].split(" ; as in ", 2);
                forms.put(words[0], new ValueForm(Pattern.compile(parts[0]), parts[1]));
            } else {
                header.put(field.group(1), value);
            }
        }
        if (!KINDS.contains(header.getOrDefault("reads", ""))) {
            throw new InputException(place + ": does not say what it reads. Add a line: #+ reads: rows, or #+ reads: wikidata");
        }
        Query query = parsed(place, text);
        return new Recipe(name, header, dates, forms, query, new PreparedQuery(Algebra.compile(query)),
                query.getConstructTemplate().getTriples());
    }

    private static Query parsed(String place, String text) {
        try {
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            if (!query.isConstructType()) {
                throw new InputException(place + ": is no recipe. Make it a CONSTRUCT query.");
            }
            return query;
        } catch (QueryException e) {
            throw new InputException(place + ": is not a SPARQL 1.1 query: " + NamedQuery.complaint(e));
        }
    }

    /** Whether the recipe reads rows; otherwise it reads Wikidata entities. */
    public boolean readsRows() {
        return header.get("reads").equals("rows");
    }

    /** The slugs of the columns in a field of the header. */
    public List<String> columns(String field) {
        return Stream.of(header.getOrDefault(field, "").split("[, ]+")).filter(column -> !column.isEmpty()).toList();
    }

    /** Runs the query on the triples of one record. */
    public Graph make(Graph facts) {
        Graph made = GraphFactory.createDefaultGraph();
        QueryIterator rows = pattern.rows(facts, Map.of());
        try {
            TemplateLib.calcTriples(new ArrayList<>(template), rows).forEachRemaining(made::add);
        } finally {
            rows.close();
        }
        return made;
    }
}
