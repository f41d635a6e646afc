package selon.wikidata.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.OWL;

import selon.core.vocab.Prefixes;

/**
 * The links to Wikidata that curators have checked ({@code owl:sameAs}). A thing with links to two items counts as
 * unlinked. Immutable after construction.
 */
final class WikidataLinks {

    private static final String ITEM = Prefixes.ALL.get("wd");

    private final Map<Node, Set<String>> byThing = new HashMap<>();

    /** Reads the links of a dataset, inside a transaction. */
    WikidataLinks(DatasetGraph dataset) {
        dataset.getUnionGraph().find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).forEachRemaining(triple -> {
            Node item = triple.getObject();
            if (item.isURI() && item.getURI().matches(ITEM + "Q[1-9]\\d*")) {
                byThing.computeIfAbsent(triple.getSubject(), thing -> new TreeSet<>()).add(item.getURI().substring(ITEM.length()));
            }
        });
    }

    /** Returns the item of a thing, such as {@code Q95}. */
    Optional<String> of(Node thing) {
        return Optional.ofNullable(byThing.get(thing)).filter(items -> items.size() == 1).map(items -> items.iterator().next());
    }

    /** Returns the item of each thing that is linked to exactly one, sorted by the thing's IRI. */
    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        byThing.keySet().forEach(thing -> of(thing).ifPresent(item -> all.put(thing.getURI(), item)));
        return all;
    }
}
