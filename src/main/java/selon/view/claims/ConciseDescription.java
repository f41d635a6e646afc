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
 * The part of a dataset around a thing, each triple in the graph that says it: its own triples; those of other things that
 * point to it, in pages; the claims about it with their chains and quotes; and the names of all that is pointed to. It costs
 * as much as a page, however many things point to it.
 */
public final class ConciseDescription {

    /** How many triples that point to a thing are on a page. */
    public static final int A_PAGE = 100;

    /** A thing with more triples of its own than this is told in part. */
    private static final int MOST_OWN = 5_000;
    private static final int DEEPEST = 30;
    private static final Set<Node> NAMES = Set.of(RDF.Nodes.type, RDFS.Nodes.label, SKOS.prefLabel.asNode(), Properties.STANDING);
    private static final Set<Node> CLAIMED = Set.of(Properties.ABOUT, Properties.RELAYS, Properties.PROBABLY_RELAYS,
            Properties.SUPPORTS, Properties.DISPUTES);

    private final DatasetGraph dataset;
    private final DatasetGraph found = DatasetGraphFactory.create();
    private final Set<Node> told = new HashSet<>();
    private final Set<Node> named = new HashSet<>();
    private final boolean whole;
    private boolean more;

    private ConciseDescription(DatasetGraph dataset, boolean whole) {
        this.dataset = dataset;
        this.whole = whole;
    }

    /**
     * A page of it.
     *
     * @param quads the triples, by graph
     * @param more  whether more things point to it than this page and those before tell
     */
    public record Page(DatasetGraph quads, boolean more) {}

    /**
     * What is around a thing.
     *
     * @param dataset the dataset, inside a transaction
     * @param thing   the thing
     * @param page    which part of what points to it, from 1
     */
    public static Page of(DatasetGraph dataset, Node thing, int page) {
        return read(new ConciseDescription(dataset, true), thing, page);
    }

    /** The same without claims and names: only the thing's own triples, and those that point to it. */
    public static Page bare(DatasetGraph dataset, Node thing, int page) {
        return read(new ConciseDescription(dataset, false), thing, page);
    }

    private static Page read(ConciseDescription around, Node thing, int page) {
        around.tell(thing, 0);
        around.pointing(thing, page);
        return new Page(around.found, around.more);
    }

    private void pointing(Node thing, int page) {
        Iterator<Quad> all = said(Node.ANY, Node.ANY, thing);
        try {
            Iter.skip(all, (page - 1) * A_PAGE);
            for (int i = 0; i < A_PAGE && all.hasNext(); i++) {
                Quad quad = all.next();
                found.add(quad);
                if (whole) {
                    explain(quad.getSubject(), CLAIMED.contains(quad.getPredicate()), 0);
                }
            }
            more = all.hasNext();
        } finally {
            Iter.close(all);
        }
    }

    /** A thing's own triples, with the blank nodes, quotes, relayed claims and parameters that belong to it, and the names of the rest. */
    private void tell(Node thing, int depth) {
        if (!told.add(thing) || depth > DEEPEST) {
            return;
        }
        for (Quad quad : Iter.toList(Iter.limit(said(thing, Node.ANY, Node.ANY), MOST_OWN))) {
            found.add(quad);
            if (whole) {
                explain(quad.getObject(), quad.getObject().isBlank() || belongs(quad.getPredicate()), depth + 1);
            }
        }
    }

    private void explain(Node thing, boolean fully, int depth) {
        if (fully) {
            tell(thing, depth);
        } else if (thing.isURI()) {
            name(thing);
        }
    }

    private static boolean belongs(Node property) {
        return property.equals(Properties.QUOTE) || property.equals(Properties.RELAYS)
                || property.equals(Properties.PROBABLY_RELAYS) || property.equals(SHACL.parameter);
    }

    private void name(Node thing) {
        if (!told.contains(thing) && named.add(thing)) {
            NAMES.forEach(property -> said(thing, property, Node.ANY).forEachRemaining(found::add));
        }
    }

    /** The quads of a pattern, without what the ledger tells. */
    private Iterator<Quad> said(Node subject, Node property, Node value) {
        return Iter.filter(dataset.findNG(Node.ANY, subject, property, value), quad ->
                !quad.getGraph().equals(GraphNames.LEDGER));
    }
}
