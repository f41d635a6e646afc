package selon.core.shacl;

import java.util.Random;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;

/**
 * Creates random shapes with every kind of target, path and constraint over a small vocabulary. The same seed gives the
 * same shapes.
 */
final class RandomShapes {

    static final String NS = "http://example.org/";
    private static final String PREFIXES = """
            PREFIX : <http://example.org/>
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            """;
    private static final int LAST = 4;

    private final Random random;

    RandomShapes(long seed) {
        this.random = new Random(seed);
    }

    Shapes shapes() {
        return Shapes.parse(RDFParser.fromString(text(), Lang.TURTLE).toGraph());
    }

    String text() {
        StringBuilder text = new StringBuilder(PREFIXES);
        for (int i = 0; i <= LAST; i++) {
            text.append(":S" + i + " a sh:NodeShape " + (i < 3 ? target() : "") + constraints(i, 2, false) + " .\n");
        }
        return text.toString();
    }

    private String target() {
        return "; " + pick("sh:targetClass " + type(), "sh:targetNode " + node(), "sh:targetSubjectsOf " + predicate(),
                "sh:targetObjectsOf " + predicate(), "sh:targetClass " + type() + "; sh:targetNode " + node());
    }

    private String constraints(int shape, int depth, boolean property) {
        StringBuilder text = new StringBuilder();
        int many = 1 + random.nextInt(2);
        for (int i = 0; i < many; i++) {
            text.append(" ; " + constraint(shape, depth, property));
        }
        return text.toString();
    }

    private String constraint(int shape, int depth, boolean property) {
        boolean further = shape < LAST;
        int kind = random.nextInt(20);
        if (depth > 0 && kind < 7) {
            return "sh:property [ sh:path " + path(2) + constraints(shape, depth - 1, true) + " ]";
        }
        String other = further ? ":S" + (shape + 1 + random.nextInt(LAST - shape)) : "[ sh:class " + type() + " ]";
        return switch (kind) {
            case 7 -> "sh:class " + type();
            case 8 -> property ? "sh:minCount " + random.nextInt(3) : "sh:nodeKind sh:IRI";
            case 9 -> property ? "sh:maxCount " + random.nextInt(3) : "sh:hasValue " + node();
            case 10 -> property ? "sh:equals " + predicate() : "sh:disjoint " + predicate();
            case 11 -> property ? "sh:lessThan " + predicate() : "sh:equals " + predicate();
            case 12 -> "sh:node " + other;
            case 13 -> "sh:not " + other;
            case 14 -> "sh:or ( " + other + " [ sh:class " + type() + " ] )";
            case 15 -> "sh:xone ( " + other + " [ sh:hasValue " + node() + " ] )";
            case 16 -> "sh:and ( " + other + " [ sh:nodeKind sh:IRI ] )";
            case 17 -> property ? "sh:qualifiedValueShape " + other + " ; sh:qualifiedMinCount 1"
                    : "sh:closed true";
            case 18 -> property ? "sh:datatype xsd:integer" : sparql();
            default -> property ? "sh:in ( " + node() + " " + node() + " 1 )" : sparql();
        };
    }

    private String sparql() {
        String body = pick(
                "$this " + p() + " ?x . FILTER NOT EXISTS { ?x " + p() + " ?y . ?y a " + iri(type()) + " }",
                "$this (" + p() + "|^" + p() + ")* ?x . ?x " + p() + " ?y . FILTER ( ?x != ?y )",
                "?x " + p() + " $this ; " + p() + " ?y OPTIONAL { ?y " + p() + " ?z . ?z " + p() + " ?u } FILTER ( BOUND( ?u ) )",
                "{ $this " + p() + " ?x } UNION { ?x " + p() + "/" + p() + " $this } ?x a " + iri(type()),
                "$this " + p() + " ?x MINUS { $this " + p() + " ?x . ?x " + p() + "+ ?y }",
                "$this " + p() + " ?x . ?any " + p() + " " + iri(node()) + " FILTER ( ?any = ?x )",
                "$this ?anything ?x . ?x " + p() + "? ?y . FILTER EXISTS { ?y " + p() + " $this }",
                "$this a ?c . { SELECT $this ( COUNT( ?v ) AS ?n ) { $this " + p() + " ?w . ?w " + p() + " ?v } GROUP BY $this } "
                        + "FILTER ( ?n > 1 )");
        return "sh:sparql [ sh:select \"SELECT $this { " + body + " }\" ]";
    }

    private String p() {
        return iri(predicate());
    }

    private static String iri(String name) {
        return "<" + NS + name.substring(1) + ">";
    }

    private String path(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return predicate();
        }
        return pick("[ sh:inversePath " + path(depth - 1) + " ]", "( " + path(depth - 1) + " " + path(depth - 1) + " )",
                "[ sh:alternativePath ( " + path(depth - 1) + " " + path(depth - 1) + " ) ]",
                "[ sh:zeroOrMorePath " + path(depth - 1) + " ]", "[ sh:oneOrMorePath " + path(depth - 1) + " ]",
                "[ sh:zeroOrOnePath " + path(depth - 1) + " ]");
    }

    private String pick(String... one) {
        return one[random.nextInt(one.length)];
    }

    private String predicate() {
        return ":" + "pqr".charAt(random.nextInt(3));
    }

    private String type() {
        return ":" + "ABC".charAt(random.nextInt(3));
    }

    private String node() {
        return ":n" + random.nextInt(6);
    }
}
