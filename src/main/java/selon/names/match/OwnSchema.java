package selon.names.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Kind;
import selon.core.vocab.Prefixes;
import selon.names.index.NameFinder;
import selon.names.index.TextAnalysis;
import selon.view.claims.GraphReader;

/**
 * The types and properties for matching against the graph's own things: the ontology's terms, and those of other vocabularies
 * that the graph uses. Any thread may ask it, outside a transaction.
 */
public final class OwnSchema implements MatchSchema {

    private static final Set<Node> PROPERTIES = Set.of(OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode());
    /** Properties of other vocabularies, with our English and French names; the graph doesn't hold their own labels. */
    private static final Map<Node, String[]> OTHERS = Map.of(
            RDFS.Nodes.label, new String[] {"name", "nom"},
            SKOS.altLabel.asNode(), new String[] {"other name", "autre nom"},
            OWL.sameAs.asNode(), new String[] {"same thing elsewhere (Wikidata)", "la même chose ailleurs (Wikidata)"},
            SKOS.scopeNote.asNode(), new String[] {"scope note", "note d'application"},
            IriArgument.required("schema:foundingDate"), new String[] {"founding date", "date de fondation"},
            IriArgument.required("schema:location"), new String[] {"headquarters", "siège"},
            IriArgument.required("schema:url"), new String[] {"web address", "adresse web"},
            IriArgument.required("schema:datePublished"), new String[] {"date of publication", "date de publication"},
            IriArgument.required("schema:publisher"), new String[] {"publisher", "éditeur"});
    private static final int LOOKED_AT = 200;
    private static final int SUGGESTED = 20;

    private final NameFinder names;
    private final DatasetGraph dataset;

    /** Creates the schema of a dataset. */
    public OwnSchema(NameFinder names, DatasetGraph dataset) {
        this.names = names;
        this.dataset = dataset;
    }

    @Override
    public List<Term> usualTypes(String language) {
        return Kind.usual().stream().map(kind -> term(kind.type().getURI(), language)).toList();
    }

    @Override
    public List<Term> types(String text, String language) {
        return text.isBlank() ? usualTypes(language) : found(text, language, Set.of(OWL.Class.asNode()));
    }

    @Override
    public List<Term> properties(String text, String language) {
        List<Term> all = new ArrayList<>();
        OTHERS.keySet().stream().map(property -> term(property.getURI(), language))
                .filter(term -> TextAnalysis.joined(term.name()).startsWith(TextAnalysis.joined(text)))
                .sorted(Comparator.comparing(Term::name)).forEach(all::add);
        all.addAll(text.isBlank() ? List.of() : found(text, language, PROPERTIES));
        return all.stream().limit(SUGGESTED).toList();
    }

    private List<Term> found(String text, String language, Set<Node> kinds) {
        return names.find(text, language, Optional.of(kinds), SUGGESTED).stream()
                .map(hit -> term(hit.thing().getURI(), language)).toList();
    }

    @Override
    public List<Term> propertiesOf(Optional<String> type, String language, int most) {
        Node of = type.flatMap(this::type).orElse(Kind.ORGANISATION.type());
        return Txn.calculateRead(dataset, () -> inUse(dataset.getUnionGraph(), of)).stream().limit(most)
                .map(property -> term(property.getURI(), language)).toList();
    }

    /** The properties of some instances of a class and its direct subclasses, the most frequent first. */
    private static List<Node> inUse(Graph said, Node of) {
        Set<Node> classes = new LinkedHashSet<>(List.of(of));
        said.find(Node.ANY, RDFS.Nodes.subClassOf, of).mapWith(Triple::getSubject).forEachRemaining(classes::add);
        Map<Node, Integer> counts = new HashMap<>();
        for (Node one : classes) {
            said.stream(Node.ANY, RDF.Nodes.type, one).map(Triple::getSubject).limit(LOOKED_AT).toList()
                    .forEach(thing -> said.find(thing, Node.ANY, Node.ANY).filterDrop(triple -> triple.getObject().isBlank())
                            .mapWith(Triple::getPredicate).toSet().forEach(property -> counts.merge(property, 1, Integer::sum)));
        }
        counts.remove(RDF.Nodes.type);
        return counts.keySet().stream().sorted(Comparator.comparing((Node property) -> -counts.get(property))
                .thenComparing(Node::getURI)).toList();
    }

    @Override
    public Term term(String id, String language) {
        Optional<Node> node = IriArgument.read(id);
        if (node.isEmpty()) {
            return new Term(id, id, Optional.empty());
        }
        if (OTHERS.containsKey(node.get())) {
            return new Term(node.get().getURI(), OTHERS.get(node.get())[language.equals("fr") ? 1 : 0], Optional.empty());
        }
        String name = names.label(node.get(), language).orElse(Prefixes.shorten(node.get()));
        return new Term(node.get().getURI(), name, Txn.calculateRead(dataset, () ->
                new GraphReader(dataset, language).texts(node.get(), SKOS.definition.asNode()).stream().findFirst()
                        .map(text -> text.words())));
    }

    /** Any IRI is accepted as a class; a class without instances finds nothing. */
    @Override
    public Optional<Node> type(String id) {
        return IriArgument.read(id).or(() -> Optional.of(OWL.Nothing.asNode()));
    }
}
