package selon.http.write;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.jena.graph.Node;

import selon.core.vocab.Prefixes;

/** Made-up articles on the shipped deals, each the graph of its own name, in Turtle or as updates. */
final class SampleArticles {

    private static final String PREFIXES = Prefixes.ALL.entrySet().stream()
            .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n").collect(Collectors.joining());
    private static final List<String> OUTLETS = List.of("o:reuters", "o:invezz", "o:kr-asia", "o:ecns", "o:36kr", "o:pymnts");
    private static final List<String> MATTERS = List.of("motivation:c-sky-iot", "motivation:c-sky-us-ban",
            "deal:alibaba-group-c-sky-2018");
    private static final List<String> WORDS = List.of("selon:Positive ; selon:certainty selon:Certain",
            "selon:Negative ; selon:certainty selon:Certain", "selon:Open ; selon:certainty selon:Unspecified");

    private SampleArticles() {}

    /** The graph of an article. */
    static String graph(String name) {
        return Prefixes.expand("doc:" + name);
    }

    /** An article with some claims that keep the rules. */
    static String turtle(String name, int claims, Random random) {
        return PREFIXES + """
                doc:%1$s a selon:Document , schema:NewsArticle ; rdfs:label "Article %1$s"@en ;
                    schema:publisher %2$s ; schema:inLanguage "en" .
                """.formatted(name, outlet(name))
                + IntStream.range(0, claims).mapToObj(i -> claim(name, "" + i, random)).collect(Collectors.joining());
    }

    /** An article that a rule refuses: its last claim is nobody's. */
    static String refused(String name, int claims, Random random) {
        return turtle(name, claims, random) + nobodys(name, random);
    }

    /** An update that adds a claim to an article. */
    static String adding(String name, String claim, Random random) {
        return inserting(name, claim(name, claim, random));
    }

    /** An update that takes a claim out of an article. */
    static String retracting(String name, Node claim) {
        return PREFIXES + "DELETE WHERE { GRAPH doc:" + name + " { <" + claim.getURI() + "> ?p ?o } }";
    }

    /** An update that a rule refuses. */
    static String refusedUpdate(String name, Random random) {
        return inserting(name, nobodys(name, random));
    }

    private static String inserting(String name, String triples) {
        return PREFIXES + "INSERT DATA { GRAPH doc:" + name + " {\n" + triples + "} }";
    }

    private static String claim(String name, String claim, Random random) {
        return """
                claim:%1$s-%2$s a selon:Claim ; selon:about %3$s ; selon:claimant %4$s ; selon:reportedIn doc:%1$s ;
                    selon:polarity %5$s ; selon:explicit true ; selon:quote quote:%1$s-%2$s .
                quote:%1$s-%2$s a selon:Quote ; oa:hasSource doc:%1$s ;
                    oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "It was %6$s" ] .
                """.formatted(name, claim, pick(MATTERS, random), outlet(name), pick(WORDS, random),
                        Long.toString(random.nextLong(), Character.MAX_RADIX));
    }

    private static String nobodys(String name, Random random) {
        return claim(name, "nobodys", random).replace("selon:claimant " + outlet(name) + " ;", "");
    }

    private static String outlet(String name) {
        return OUTLETS.get(Math.floorMod(name.hashCode(), OUTLETS.size()));
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
