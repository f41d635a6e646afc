package selon.view.claims;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.GraphNames;
import selon.core.vocab.Terms.Properties;

/**
 * Describes a thing by the quads around it. A description holds the thing's own triples, one page of the triples that point to
 * it, the claims about it with their chains and quotes, and the names of every other thing mentioned. Each quad keeps its
 * graph; the ledger's graph is left out. The cost is that of one page, however many triples point to the thing.
 */
public final class ConciseDescription {

    /** The number of incoming triples on a page. */
    public static final int A_PAGE = 100;

    /** The most triples of its own that are given for a thing; the rest is left out. */
    private static final int MOST_OWN = 5_000;
    private static final int DEEPEST = 30;
    private static final Set<Node> NAMES = Set.of(RDF.Nodes.type, RDFS.Nodes.label, SKOS.prefLabel.asNode(), Properties.STANDING);
    private static final Set<Node> CLAIMED = Set.of(Properties.ABOUT, Properties.RELAYS, Properties.PROBABLY_RELAYS,
            Properties.SUPPORTS, Properties.DISPUTES);

    private final DatasetGraph dataset;
    private final DatasetGraph found = DatasetGraphFactory.create();
    private final Set<Node> described = new HashSet<>();
    private final Set<Node> named = new HashSet<>();
    private final boolean whole;
    private boolean more;

    private ConciseDescription(DatasetGraph dataset, boolean whole) {
        this.dataset = dataset;
        this.whole = whole;
    }

    /**
     * One page of a description.
     *
     * @param quads the triples, each in its graph
     * @param more  whether a later page has further incoming triples
     */
    public record DescriptionPage(DatasetGraph quads, boolean more) {}

    /**
     * Describes a thing in full.
     *
     * @param dataset the dataset, inside a transaction
     * @param thing   the thing
     * @param page    the page of incoming triples, from 1
     */
    public static DescriptionPage of(DatasetGraph dataset, Node thing, int page) {
        return read(new ConciseDescription(dataset, true), thing, page);
    }

    /** Describes a thing by its own and its incoming triples only, without claims and names. */
    public static DescriptionPage bare(DatasetGraph dataset, Node thing, int page) {
        return read(new ConciseDescription(dataset, false), thing, page);
    }

    private static DescriptionPage read(ConciseDescription around, Node thing, int page) {
        around.describe(thing, 0);
        around.addIncoming(thing, page);
        return new DescriptionPage(around.found, around.more);
    }

    private void addIncoming(Node thing, int page) {
        Iterator<Quad> all = quads(Node.ANY, Node.ANY, thing);
        try {
            Iter.skip(all, (page - 1) * A_PAGE);
            for (int i = 0; i < A_PAGE && all.hasNext(); i++) {
                Quad quad = all.next();
                found.add(quad);
                if (whole) {
                    addValue(quad.getSubject(), CLAIMED.contains(quad.getPredicate()), 0);
                }
            }
            more = all.hasNext();
        } finally {
            Iter.close(all);
        }
    }

    /** Adds a thing's own triples, in full the blank nodes, quotes, relayed claims and parameters, and the names of other values. */
    private void describe(Node thing, int depth) {
        if (!described.add(thing) || depth > DEEPEST) {
            return;
        }
        for (Quad quad : Iter.toList(Iter.limit(quads(thing, Node.ANY, Node.ANY), MOST_OWN))) {
            found.add(quad);
            if (whole) {
                addValue(quad.getObject(), quad.getObject().isBlank() || belongs(quad.getPredicate()), depth + 1);
            }
        }
    }

    private void addValue(Node thing, boolean fully, int depth) {
        if (fully) {
            describe(thing, depth);
        } else if (thing.isURI()) {
            addLabels(thing);
        }
    }

    private static boolean belongs(Node property) {
        return property.equals(Properties.QUOTE) || property.equals(Properties.RELAYS)
                || property.equals(Properties.PROBABLY_RELAYS) || property.equals(SHACL.parameter);
    }

    private void addLabels(Node thing) {
        if (!described.contains(thing) && named.add(thing)) {
            NAMES.forEach(property -> quads(thing, property, Node.ANY).forEachRemaining(found::add));
        }
    }

    /** The quads that match a pattern, outside the ledger's graph. */
    private Iterator<Quad> quads(Node subject, Node property, Node value) {
        return Iter.filter(dataset.findNG(Node.ANY, subject, property, value), quad ->
                !quad.getGraph().equals(GraphNames.LEDGER));
    }
}
