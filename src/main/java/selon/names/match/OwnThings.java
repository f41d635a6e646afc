package selon.names.match;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.IriArgument;
import selon.names.index.NameFinder;
import selon.names.index.NamedThing;
import selon.view.claims.GraphReader;

/** The named things of the graph, with their IRIs as identifiers. Any thread may ask, outside a transaction. */
public final class OwnThings implements EntitySource {

    /** The most triples that are read to find a thing by a value alone. */
    private static final int LOOKED_AT = 10_000;
    /** The most values that are read of one property of a thing. */
    private static final int MOST_VALUES = 100;
    private static final List<Node> DESCRIBING = List.of(DCTerms.description.asNode(), SKOS.definition.asNode());

    private final NameFinder names;
    private final DatasetGraph dataset;

    /** Creates a source over a dataset and its index of names. */
    public OwnThings(NameFinder names, DatasetGraph dataset) {
        this.names = names;
        this.dataset = dataset;
    }

    @Override
    public String id(Node thing) {
        return thing.getURI();
    }

    @Override
    public Optional<Node> thing(String id) {
        return IriArgument.read(id);
    }

    @Override
    public Optional<NamedThing> named(Node thing) {
        return names.named(thing);
    }

    @Override
    public List<NamedThing> like(String name, List<Set<Node>> types, int most) {
        return names.like(name, types, most);
    }

    @Override
    public List<NamedThing> beginning(String text, int most) {
        List<NamedThing> identified = Identifier.of(text).map(this::identified).orElse(List.of());
        return !identified.isEmpty() ? identified : names.find(text, "en", Optional.empty(), most).stream()
                .map(hit -> names.named(hit.thing())).flatMap(Optional::stream).toList();
    }

    @Override
    public List<NamedThing> identified(Identifier identifier) {
        return names.identified(identifier.text());
    }

    @Override
    public List<NamedThing> having(String property, String text) {
        Optional<String> identified = Identifier.of(text).map(Identifier::text);
        List<Node> things = IriArgument.read(property).map(predicate -> read(said -> said.stream(Node.ANY, predicate, Node.ANY)
                .limit(LOOKED_AT).filter(triple -> isMeant(triple.getObject(), text, identified)).map(Triple::getSubject)
                .filter(Node::isURI).distinct().limit(NameMatcher.MOST).toList())).orElse(List.of());
        return things.stream().map(names::named).flatMap(Optional::stream).toList();
    }

    private static boolean isMeant(Node value, String text, Optional<String> identified) {
        return value.isLiteral() ? value.getLiteralLexicalForm().strip().equalsIgnoreCase(text.strip())
                : value.isURI() && (identified.filter(value.getURI()::equals).isPresent() || value.getURI().equals(text.strip()));
    }

    @Override
    public List<Node> values(Node thing, String property) {
        return IriArgument.read(property).map(predicate -> read(said -> said.stream(thing, predicate, Node.ANY)
                .map(Triple::getObject).filter(value -> !value.isBlank()).limit(MOST_VALUES).toList())).orElse(List.of());
    }

    private List<Node> read(Function<Graph, List<Node>> look) {
        return Txn.calculateRead(dataset, () -> look.apply(dataset.getUnionGraph()));
    }

    @Override
    public Optional<String> description(Node thing, String language) {
        return Txn.calculateRead(dataset, () -> {
            GraphReader said = new GraphReader(dataset, language);
            return DESCRIBING.stream().flatMap(property -> said.texts(thing, property).stream()).findFirst().map(Objects::toString);
        });
    }
}
