package selon.view.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.IriArgument;
import selon.core.vocab.PartialDate;
import selon.core.vocab.Terms.Individuals;
import selon.core.vocab.Terms.Properties;

/**
 * Reads claims with their chains and quotes from a {@link GraphReader}. It reads each claim once and keeps it. One thread
 * uses it, inside the reader's transaction.
 */
public final class ClaimReader {

    /** The longest chain that is read; it also bounds the recursion. */
    private static final int LONGEST_CHAIN = 30;
    /** The degrees of certainty that count as hedged. */
    static final Set<Node> HEDGED = Set.of(Individuals.PROBABLE, Individuals.POSSIBLE);
    private static final Node NOBODY = NodeFactory.createLiteralString("?");

    private final GraphReader said;
    private final Map<Node, Claim> read = new HashMap<>();
    private final Map<Node, Claim.Report> reports = new HashMap<>();

    /** Creates a reader of the claims in one graph. */
    public ClaimReader(GraphReader said) {
        this.said = said;
    }

    /** The reader of the underlying graph. */
    public GraphReader said() {
        return said;
    }

    /** The claim of an IRI, with the whole chain of claims that it relays. */
    public Claim claim(Node node) {
        return claim(node, Set.of());
    }

    /** The claims about a thing, at most {@value GraphReader#MOST}, by date and then by IRI. */
    public List<Claim> about(Node thing) {
        return inOrder(said.having(Properties.ABOUT, thing));
    }

    /** Reads claims and sorts them by the date of their document, undated ones last, then by IRI. */
    public List<Claim> inOrder(List<Node> claims) {
        return claims.stream().map(this::claim).sorted(ORDER).toList();
    }

    /** Sorts claims as {@link #inOrder} does, without reading their chains and quotes. */
    List<Node> ordered(List<Node> claims) {
        return claims.stream().sorted(Comparator.comparing((Node claim) -> reportOf(claim).date().orElse("9999"))
                .thenComparing(claim -> claim.toString())).toList();
    }

    /** The date of the document that carries a claim; empty where it has none or none that can be read. */
    Optional<PartialDate> when(Node claim) {
        return reportOf(claim).date().flatMap(PartialDate::of);
    }

    private Claim.Report reportOf(Node claim) {
        return reports.computeIfAbsent(one(claim, Properties.REPORTED_IN), this::report);
    }

    private static final Comparator<Claim> ORDER = Comparator
            .comparing((Claim claim) -> claim.report().date().orElse("9999"))
            .thenComparing(claim -> claim.node().toString());

    /** The claims that relay a claim, certainly or probably, by date and then by IRI. */
    public List<Claim> passingOn(Claim claim) {
        return inOrder(Stream.concat(said.bearingOn(claim.node(), Properties.RELAYS).stream(),
                said.bearingOn(claim.node(), Properties.PROBABLY_RELAYS).stream()).distinct().toList());
    }

    private Claim claim(Node node, Set<Node> above) {
        Claim known = read.get(node);
        if (known == null) {
            known = compose(node, above);
            read.put(node, known);
        }
        return known;
    }

    private Claim compose(Node node, Set<Node> above) {
        Set<Node> here = new HashSet<>(above);
        here.add(node);
        List<Claim.Hop> hops = new ArrayList<>();
        if (here.size() <= LONGEST_CHAIN) {
            hops.addAll(hops(node, Properties.RELAYS, false, here));
            hops.addAll(hops(node, Properties.PROBABLY_RELAYS, true, here));
        }
        Node certainty = one(node, Properties.CERTAINTY);
        return new Claim(node, said.named(one(node, Properties.ABOUT)), said.named(one(node, Properties.CLAIMANT)),
                stance(one(node, Properties.POLARITY), hops), said.named(certainty),
                HEDGED.contains(certainty),
                said.values(node, Properties.CUE).stream().filter(Node::isLiteral).map(Node::getLiteralLexicalForm).sorted().toList(),
                said.values(node, Properties.QUOTE).stream().map(this::passage)
                        .sorted(Comparator.comparingInt((Passage passage) -> passage.start().orElse(Integer.MAX_VALUE))
                                .thenComparing(Passage::exact)).toList(),
                reportOf(node),
                !said.says(node, Properties.EXPLICIT, NodeFactory.createLiteralByValue(false)),
                said.texts(node, SKOS.editorialNote.asNode()), hops);
    }

    private List<Claim.Hop> hops(Node node, Node property, boolean probable, Set<Node> above) {
        return said.values(node, property).stream().filter(next -> !above.contains(next))
                .sorted(Comparator.comparing(Node::toString))
                .map(next -> new Claim.Hop(claim(next, above), probable)).toList();
    }

    private Node one(Node node, Node property) {
        return said.value(node, property).orElse(NOBODY);
    }

    private static Stance stance(Node polarity, List<Claim.Hop> hops) {
        return polarity.equals(Individuals.POSITIVE) ? Stance.FOR
                : polarity.equals(Individuals.NEGATIVE) ? Stance.AGAINST
                : hops.stream().anyMatch(hop -> !hop.probable()) ? Stance.PASSES_ON : Stance.ASKS;
    }

    /** The publisher, language and date of a document. */
    public Claim.Report report(Node document) {
        return new Claim.Report(said.named(document), said.value(document, IriArgument.required("schema:publisher")).map(said::named),
                said.value(document, IriArgument.required("schema:inLanguage")).map(Node::toString).map(tag -> tag.replace("\"", "")).orElse(""),
                said.value(document, IriArgument.required("schema:datePublished")).filter(Node::isLiteral).map(Node::getLiteralLexicalForm));
    }

    private Passage passage(Node quote) {
        Optional<Node> selector = said.value(quote, OA.hasSelector.asNode());
        OptionalInt start = selector.flatMap(words -> said.value(words, OA.refinedBy.asNode()))
                .flatMap(place -> said.value(place, OA.start.asNode()))
                .map(node -> OptionalInt.of(Integer.parseInt(node.getLiteralLexicalForm()))).orElse(OptionalInt.empty());
        String exact = selector.flatMap(words -> said.value(words, OA.exact.asNode())).map(Node::getLiteralLexicalForm).orElse("");
        return new Passage(quote, exact, start);
    }
}
