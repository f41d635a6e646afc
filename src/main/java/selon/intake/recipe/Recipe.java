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
 * A SPARQL CONSTRUCT query that makes claims of what one row or entity says, with {@code #+} lines that say how it is read.
 *
 * @param name     the file's name
 * @param header   its {@code #+} fields: {@code summary}, {@code summary-fr}, {@code description}; {@code reads} is
 *                 {@code rows} or {@code wikidata}; {@code encoding}, unless it is UTF-8; {@code key} and {@code require},
 *                 columns by their slugs
 * @param dates    the columns that hold dates, with their pattern and the column that repeats the year
 * @param forms    the columns whose text has to have a form ({@code form: COLUMN PATTERN ; as in EXAMPLES})
 * @param pattern  what it asks
 * @param template what it makes
 */
public record Recipe(String name, Map<String, String> header, Map<String, DateParser> dates, Map<String, Form> forms,
              PreparedQuery pattern, List<Triple> template) {

    private static final Pattern FIELD = Pattern.compile("(?m)^#\\+ ([a-z-]+): (.*)$");
    private static final Set<String> KINDS = Set.of("rows", "wikidata");

    /**
     * How the text of a column is written.
     *
     * @param pattern  what it matches
     * @param examples for people
     */
    public record Form(Pattern pattern, String examples) {

        public boolean fits(String text) {
            return pattern.matcher(text).matches();
        }
    }

    /**
     * The recipe of a name, or in a file.
     *
     * @throws InputException when there is none, or it is not one
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
        Map<String, Form> forms = new LinkedHashMap<>();
        for (Matcher field = FIELD.matcher(text); field.find();) {
            String value = field.group(2).strip();
            if (field.group(1).equals("date")) {
                String[] words = value.split(" +");
                dates.put(words[0], new DateParser(words[1], words.length > 3 ? Optional.of(words[3]) : Optional.empty()));
            } else if (field.group(1).equals("form")) {
                String[] words = value.split(" +", 2);
                String[] parts = words[1].split(" ; as in ", 2);
                forms.put(words[0], new Form(Pattern.compile(parts[0]), parts[1]));
            } else {
                header.put(field.group(1), value);
            }
        }
        if (!KINDS.contains(header.getOrDefault("reads", ""))) {
            throw new InputException(place + ": does not say what it reads. Add a line: #+ reads: rows, or #+ reads: wikidata");
        }
        Query query = parsed(place, text);
        return new Recipe(name, header, dates, forms, new PreparedQuery(Algebra.compile(query)), query.getConstructTemplate().getTriples());
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

    public boolean readsRows() {
        return header.get("reads").equals("rows");
    }

    /** Columns that the header names under a word. */
    public List<String> columns(String field) {
        return Stream.of(header.getOrDefault(field, "").split("[, ]+")).filter(column -> !column.isEmpty()).toList();
    }

    /** What it makes of what one row or entity says. */
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
