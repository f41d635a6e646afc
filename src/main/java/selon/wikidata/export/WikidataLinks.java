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

import selon.core.vocab.Namespaces;

/** The links to Wikidata that curators checked ({@code owl:sameAs}); a thing that is linked to two items is linked to none. */
final class WikidataLinks {

    private static final String ITEM = Namespaces.PREFIXES.get("wd");

    private final Map<Node, Set<String>> byThing = new HashMap<>();

    /** Those of a dataset, inside a transaction. */
    WikidataLinks(DatasetGraph dataset) {
        dataset.getUnionGraph().find(Node.ANY, OWL.sameAs.asNode(), Node.ANY).forEachRemaining(triple -> {
            Node item = triple.getObject();
            if (item.isURI() && item.getURI().matches(ITEM + "Q[1-9]\\d*")) {
                byThing.computeIfAbsent(triple.getSubject(), thing -> new TreeSet<>()).add(item.getURI().substring(ITEM.length()));
            }
        });
    }

    /** The item of a thing, such as {@code Q95}. */
    Optional<String> of(Node thing) {
        return Optional.ofNullable(byThing.get(thing)).filter(items -> items.size() == 1).map(items -> items.iterator().next());
    }

    /** Each thing that is linked to one item, in the order of their names. */
    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        byThing.keySet().forEach(thing -> of(thing).ifPresent(item -> all.put(thing.getURI(), item)));
        return all;
    }
}
