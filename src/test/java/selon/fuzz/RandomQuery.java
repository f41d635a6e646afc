package selon.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;

/**
 * Makes queries of which most find something: each pattern is a quad that is there, with variables in it. An answer to any
 * of them is one set of rows, in whatever order.
 */
final class RandomQuery {

    private static final List<String> VARIABLES = List.of("?a", "?b", "?c", "?d");
    private static final int MOST_PATTERNS = 3;
    private static final List<String> CONDITIONS = List.of("%s = %s", "%s != %s", "STR(%s) < STR(%s)", "BOUND(%1$s)", "!BOUND(%1$s)",
            "ISIRI(%1$s)", "ISLITERAL(%1$s) && %1$s > %2$s", "LANG(%1$s) = \"en\"", "LANGMATCHES(LANG(%1$s), \"*\")",
            "DATATYPE(%1$s) = <http://www.w3.org/2001/XMLSchema#date>", "REGEX(STR(%1$s), \"a.*[b-k]+$\", \"i\")",
            "CONTAINS(LCASE(STR(%1$s)), \"al\")", "STRLEN(STR(%1$s)) > 30", "SAMETERM(%s, %s)", "%1$s IN (%2$s, 1, \"x\"@en)",
            "%s NOT IN (true, %s)", "COALESCE(%1$s, %2$s) = %2$s", "IF(ISBLANK(%1$s), false, %1$s >= %2$s)",
            "%1$s >= \"2018-04-20\"^^<http://www.w3.org/2001/XMLSchema#date>", "!(%s = %s) || 1/0 = 1");
    private static final List<String> VALUES = List.of("STR(%s)", "STRLEN(STR(%s))", "LANG(%s)", "DATATYPE(%s)", "UCASE(STR(%s))", "YEAR(%s)",
            "REPLACE(STR(%s), \"[aeiou]+\", \"-\")", "SUBSTR(STR(%s), 3, 9)", "%s + 1", "CONCAT(STR(%s), \"!\")", "ENCODE_FOR_URI(STR(%s))",
            "STRAFTER(STR(%s), \"/id/\")", "IRI(STR(%s))", "MD5(STR(%s))", "%1$s * 2.5 - %1$s", "IF(%1$s > 5, %1$s, \"few\")");
    private static final List<String> AGGREGATES = List.of("COUNT(*)", "COUNT(%s)", "COUNT(DISTINCT %s)", "MIN(STR(%s))", "MAX(STR(%s))",
            "SUM(STRLEN(STR(%s)))", "AVG(STRLEN(STR(%s)))", "SUM(%s)");

    private final List<Quad> quads;
    private final Random random;

    /**
     * Queries about what is there.
     *
     * @param quads what is there, in an order that is always the same
     */
    RandomQuery(List<Quad> quads, Random random) {
        this.quads = quads;
        this.random = random;
    }

    /** So many of them. */
    Stream<String> make(int many) {
        return IntStream.range(0, many).mapToObj(i -> make());
    }

    private String make() {
        String group = group(2);
        return switch (random.nextInt(8)) {
            case 0 -> "ASK " + group;
            case 1 -> "SELECT (COUNT(*) AS ?n) " + group;
            case 2 -> "SELECT " + variable() + " (" + pick(AGGREGATES).formatted(variable()) + " AS ?n) " + group + " GROUP BY "
                    + String.join(" ", VARIABLES) + having();
            case 3 -> "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT " + variable() + " " + group + " ORDER BY " + variable()
                    + " LIMIT " + random.nextInt(20) + " OFFSET " + random.nextInt(5) + " }";
            case 4 -> "SELECT DISTINCT " + variable() + " " + variable() + " " + group;
            case 5 -> "SELECT " + variable() + " (" + pick(VALUES).formatted(variable()) + " AS ?n) " + group;
            default -> "SELECT * " + group;
        };
    }

    private String having() {
        return random.nextBoolean() ? "" : " HAVING (COUNT(*) > " + random.nextInt(3) + ")";
    }

    private String group(int depth) {
        List<String> parts = new ArrayList<>(patterns());
        for (int more = random.nextInt(3); more > 0; more--) {
            parts.add(part(depth));
        }
        return "{ " + String.join(" ", parts) + " }";
    }

    private String part(int depth) {
        if (depth == 0) {
            return filter();
        }
        return switch (random.nextInt(9)) {
            case 0 -> "OPTIONAL " + group(depth - 1);
            case 1 -> group(depth - 1) + " UNION " + group(depth - 1);
            case 2 -> "MINUS " + group(depth - 1);
            case 3 -> "FILTER " + (random.nextBoolean() ? "NOT " : "") + "EXISTS " + group(depth - 1);
            case 4 -> "VALUES " + variable() + " { " + terms() + " }";
            case 5 -> "BIND(" + pick(VALUES).formatted(variable()) + " AS ?v" + random.nextInt(1_000_000) + ")";
            case 6 -> "{ SELECT " + (random.nextBoolean() ? "DISTINCT " : "") + variable() + " " + variable() + " " + group(depth - 1) + " }";
            default -> filter();
        };
    }

    private String filter() {
        String left = variable();
        String right = random.nextInt(3) == 0 ? term(oneOf(quads).getObject()) : variable();
        return "FILTER(" + pick(CONDITIONS).formatted(left, right) + ")";
    }

    private String terms() {
        return IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> random.nextInt(6) == 0 ? "UNDEF" : random.nextBoolean()
                ? iri(oneOf(quads).getSubject()) : term(oneOf(quads).getObject())).collect(Collectors.joining(" "));
    }

    /** A few quads that hang together, as patterns. */
    private List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        Quad quad = oneOf(quads);
        Node subject = quad.getSubject();
        String name = variable();
        for (int i = random.nextInt(MOST_PATTERNS); i >= 0; i--) {
            String triple = name + " " + path(quad.getPredicate()) + " " + (random.nextInt(4) > 0 ? variable() : term(quad.getObject())) + " .";
            patterns.add(switch (random.nextInt(6)) {
                case 0 -> "GRAPH ?g { " + triple + " }";
                case 1 -> "GRAPH <" + quad.getGraph().getURI() + "> { " + triple + " }";
                default -> triple;
            });
            quad = oneOf(random.nextInt(4) == 0 ? quads : quads.stream().filter(one -> one.getSubject().equals(subject)).toList());
        }
        return patterns;
    }

    private String path(Node predicate) {
        String one = "<" + predicate.getURI() + ">";
        String other = "<" + oneOf(quads).getPredicate().getURI() + ">";
        return switch (random.nextInt(20)) {
            case 0 -> "^" + one;
            case 1 -> one + "|" + other;
            case 2 -> one + "/" + other;
            case 3 -> one + "+";
            case 4 -> "!(" + one + "|^" + other + ")";
            case 5 -> one + "?/" + other;
            default -> one;
        };
    }

    private static String iri(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : "UNDEF";
    }

    private static String term(Node node) {
        return node.isBlank() ? "\"blank\"" : NodeFmtLib.strNT(node);
    }

    private String variable() {
        return pick(VARIABLES);
    }

    private String pick(List<String> all) {
        return oneOf(all);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
