package selon.names.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.core.vocab.Kind;
import selon.names.index.NGrams;
import selon.names.index.NamedThing;

/**
 * The Wikidata items known to this server: those that the graph's things are linked to, and those of a catalogue. No query
 * leaves the server. Identifiers are Wikidata's, such as {@code Q42}.
 */
public final class WikidataItems implements EntitySource {

    /** The identifier of the property from an item to the thing in the graph. */
    public static final String OURS = "selon";
    /** Wikidata's class "entity", which includes every item. */
    public static final Node ENTITY = NodeFactory.createURI(Identifier.WIKIDATA + "Q35120");

    private final EntitySource ours;
    private final WikidataCatalogue catalogue;

    /** Creates a source over the graph's things and a catalogue. */
    public WikidataItems(EntitySource ours, WikidataCatalogue catalogue) {
        this.ours = ours;
        this.catalogue = catalogue;
    }

    @Override
    public String id(Node thing) {
        return thing.getURI().substring(Identifier.WIKIDATA.length());
    }

    @Override
    public Optional<Node> thing(String id) {
        return Identifier.of(id).map(Identifier::text).filter(iri -> iri.startsWith(Identifier.WIKIDATA)).map(NodeFactory::createURI);
    }

    @Override
    public Optional<NamedThing> named(Node thing) {
        String id = catalogue.current(id(thing));
        List<NamedThing> parts = new ArrayList<>(catalogue.named(id).stream().toList());
        linked(WikidataCatalogue.node(id)).forEach(one -> parts.add(asItem(one, WikidataCatalogue.node(id))));
        return parts.stream().reduce(WikidataItems::both);
    }

    /** The graph's things that are linked to an item. */
    private List<NamedThing> linked(Node item) {
        return ours.identified(new Identifier(item.getURI(), false));
    }

    @Override
    public List<NamedThing> like(String name, List<Set<Node>> types, int most) {
        Map<Node, NamedThing> found = new LinkedHashMap<>();
        NGrams.like(name).ifPresent(query -> catalogue.first(query, most).forEach(item -> found.put(item.thing(), item)));
        ours.like(name, List.of(), most).stream().flatMap(this::items)
                .forEach(item -> named(item).ifPresent(all -> found.put(item, all)));
        return List.copyOf(found.values());
    }

    /** The items to which a thing of the graph is linked. */
    private Stream<Node> items(NamedThing thing) {
        return thing.same().stream().filter(iri -> iri.startsWith(Identifier.WIKIDATA))
                .map(iri -> WikidataCatalogue.node(catalogue.current(iri.substring(Identifier.WIKIDATA.length()))));
    }

    private static NamedThing asItem(NamedThing ours, Node item) {
        Set<String> same = new LinkedHashSet<>(ours.same());
        same.add(ours.thing().getURI());
        Set<Node> types = ours.types().stream().flatMap(type -> Kind.of(type).flatMap(Kind::wikidata).stream())
                .map(WikidataCatalogue::node).collect(Collectors.toSet());
        types.add(ENTITY);
        return new NamedThing(item, ours.kind(), types, ours.names(), same, ours.spellings());
    }

    private static NamedThing both(NamedThing one, NamedThing other) {
        return new NamedThing(one.thing(), other.kind(), union(one.types(), other.types()),
                Stream.concat(one.names().stream(), other.names().stream()).toList(), union(one.same(), other.same()),
                Stream.concat(one.spellings().stream(), other.spellings().stream()).toList());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    @Override
    public List<NamedThing> beginning(String text, int most) {
        List<NamedThing> identified = Identifier.of(text).map(this::identified).orElse(List.of());
        return !identified.isEmpty() ? identified : Stream.concat(ours.beginning(text, most).stream().flatMap(this::items),
                catalogue.beginning(text, most).stream()).distinct().limit(most).map(this::named).flatMap(Optional::stream).toList();
    }

    @Override
    public List<NamedThing> identified(Identifier identifier) {
        Optional<Node> item = Optional.of(identifier.text()).filter(iri -> iri.startsWith(Identifier.WIKIDATA))
                .flatMap(iri -> thing(iri.substring(Identifier.WIKIDATA.length())));
        return item.map(Stream::of).orElseGet(() -> ours.identified(identifier).stream().flatMap(this::items)).distinct()
                .map(this::named).flatMap(Optional::stream).toList();
    }

    @Override
    public List<NamedThing> having(String property, String text) {
        return property.equals(WikidataCatalogue.WEB_SITE) ? catalogue.withSite(text).stream()
                .map(id -> named(WikidataCatalogue.node(id))).flatMap(Optional::stream).toList() : List.of();
    }

    @Override
    public List<Node> values(Node thing, String property) {
        String id = catalogue.current(id(thing));
        return property.equals(OURS) ? linked(WikidataCatalogue.node(id)).stream().map(NamedThing::thing).toList()
                : catalogue.item(id).map(item -> item.values().getOrDefault(property, List.of())).orElse(List.of()).stream()
                .map(NodeFactory::createLiteralString).toList();
    }

    @Override
    public Optional<String> description(Node thing, String language) {
        String id = catalogue.current(id(thing));
        return catalogue.item(id).map(CatalogueItem::description).filter(words -> !words.isEmpty())
                .or(() -> linked(WikidataCatalogue.node(id)).stream().findFirst().flatMap(one -> ours.description(one.thing(), language)));
    }
}
