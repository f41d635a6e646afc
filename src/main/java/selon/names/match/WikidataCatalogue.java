package selon.names.match;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.io.function.Uncheck;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;

import selon.names.index.NameHit;
import selon.names.index.NameIndex;
import selon.names.index.NameSearch;
import selon.names.index.NamedThing;

/** A catalogue of Wikidata items in memory, indexed by name and website. It never changes; any thread may ask it. */
public final class WikidataCatalogue implements Closeable {

    /** Wikidata's property "official website". */
    static final String WEB_SITE = "P856";

    private final Map<String, CatalogueItem> items;
    private final Map<String, String> replaced;
    private final Map<String, NamedThing> names = new HashMap<>();
    private final Map<String, List<String>> bySite = new HashMap<>();
    private final NameIndex index;

    /**
     * Indexes items.
     *
     * @param items    the items by identifier, such as {@code Q42}
     * @param replaced the identifier of a merged item, mapped to that of the item that replaces it
     */
    public WikidataCatalogue(Map<String, CatalogueItem> items, Map<String, String> replaced) {
        this.items = Map.copyOf(items);
        this.replaced = Map.copyOf(replaced);
        try {
            index = new NameIndex(new ByteBuffersDirectory(), Optional.empty());
            for (Map.Entry<String, CatalogueItem> item : items.entrySet()) {
                NamedThing naming = naming(item.getKey(), item.getValue());
                names.put(item.getKey(), naming);
                index.add(naming);
                item.getValue().values().getOrDefault(WEB_SITE, List.of()).stream().map(PropertyAgreement::address)
                        .flatMap(Optional::stream).distinct()
                        .forEach(site -> bySite.merge(site, List.of(item.getKey()), WikidataCatalogue::both));
            }
            index.show();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    private static NamedThing naming(String id, CatalogueItem item) {
        return new NamedThing(NodeFactory.createURI(Identifier.WIKIDATA + id), RDFS.Nodes.Resource, Set.of(),
                List.of(new NamedThing.Name(true, "en", item.label())), Set.of());
    }

    /** A catalogue without items. */
    public static WikidataCatalogue empty() {
        return new WikidataCatalogue(Map.of(), Map.of());
    }

    /** The number of items. */
    public int size() {
        return items.size();
    }

    /** The identifier of the item that replaces a merged item; any other identifier unchanged. */
    String current(String id) {
        String now = id;
        for (int merged = 0; replaced.containsKey(now) && merged < replaced.size(); merged++) {
            now = replaced.get(now);
        }
        return now;
    }

    /** The item of an identifier, if the catalogue has it. */
    Optional<CatalogueItem> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The names of an item, if the catalogue has it. */
    Optional<NamedThing> named(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /** The identifiers of the items with a website. */
    List<String> withSite(String address) {
        return PropertyAgreement.address(address).map(site -> bySite.getOrDefault(site, List.of())).orElse(List.of());
    }

    /** The results of an index query, the best first. */
    List<NamedThing> first(Query query, int limit) {
        return Uncheck.get(() -> index.firstIris(query, limit)).stream()
                .map(iri -> names.get(iri.substring(Identifier.WIKIDATA.length()))).toList();
    }

    /** The items whose names fit the beginning of a text, the best first. */
    List<Node> beginning(String text, int most) {
        NameSearch search = NameSearch.of(text);
        return search.isEmpty() ? List.of()
                : Uncheck.get(() -> index.find(search, "en", Optional.empty(), most)).stream().map(NameHit::thing).toList();
    }

    /** The IRI of an item. */
    static Node node(String id) {
        return NodeFactory.createURI(Identifier.WIKIDATA + id);
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
