package selon.core.vocab;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;

/**
 * Builds a JSON-LD 1.1 context from the ontology. The context names each class, property and fixed value by its local
 * name. A property gets a type when all its values have the same one, and a language map when its values are texts with
 * a language. Dates get no type, because some are a full date and some are only a year or a month.
 */
public final class JsonLdContext {

    /** The public address of the context. */
    public static final String ADDRESS = "https://w3id.org/selon/context.jsonld";

    private static final Node RANGE = IriArgument.required("schema:rangeIncludes");
    private static final Node DEFINED_BY = NodeFactory.createURI(Namespaces.SELON.replaceFirst("#$", ""));
    private static final Map<String, Node> WORDS = Map.of("label", RDFS.Nodes.label, "prefLabel", SKOS.prefLabel.asNode(),
            "altLabel", SKOS.altLabel.asNode(), "definition", SKOS.definition.asNode());
    private static final Set<String> LITERAL = Set.of(RDF.langString.getURI(), XSD.xstring.getURI());

    private final Graph ontology;
    private final Map<String, JsonValue> terms = new TreeMap<>();

    private JsonLdContext(Graph ontology) {
        this.ontology = ontology;
    }

    /** Builds the context document. The same ontology always gives the same text. */
    public static JsonObject of(Graph ontology) {
        return new JsonLdContext(ontology).document();
    }

    private JsonObject document() {
        WORDS.forEach((name, property) -> terms.put(name, byLanguage(property)));
        ontology.find(Node.ANY, RDFS.Nodes.isDefinedBy, DEFINED_BY).mapWith(Triple::getSubject).toList().stream()
                .filter(term -> term.isURI() && term.getURI().startsWith(Namespaces.SELON))
                .forEach(term -> terms.put(term.getURI().substring(Namespaces.SELON.length()), definition(term)));
        JsonObjectBuilder context = Json.createObjectBuilder().add("@version", Json.createValue(new java.math.BigDecimal("1.1")));
        Prefixes.ALL.forEach((prefix, namespace) -> {
            // "deal" names a property here, so things below id: are always written id:deal/…
            boolean below = namespace.startsWith(Namespaces.ID) && !namespace.equals(Namespaces.ID);
            if (!below && !terms.containsKey(prefix)) {
                context.add(prefix, namespace);
            }
        });
        terms.forEach(context::add);
        return Json.createObjectBuilder().add("@context", context).build();
    }

    private JsonValue definition(Node term) {
        if (is(term, OWL2.ObjectProperty.asNode())) {
            boolean fixed = ranges(term).stream().map(NodeFactory::createURI).anyMatch(this::isListed);
            return typed(term, fixed ? "@vocab" : "@id");
        }
        if (!is(term, OWL2.DatatypeProperty.asNode())) {
            return Json.createValue(term.getURI());
        }
        Set<String> ranges = ranges(term);
        if (ranges.contains(RDF.langString.getURI())) {
            return byLanguage(term);
        }
        return ranges.size() == 1 && !LITERAL.containsAll(ranges) ? typed(term, ranges.iterator().next())
                : Json.createValue(term.getURI());
    }

    /** Tells whether the ontology itself lists all members of a class, as it does for {@code selon:Status}. */
    private boolean isListed(Node kind) {
        return kind.getURI().startsWith(Namespaces.SELON) && ontology.contains(Node.ANY, RDF.Nodes.type, kind);
    }

    private boolean is(Node term, Node kind) {
        return ontology.contains(term, RDF.Nodes.type, kind);
    }

    private Set<String> ranges(Node property) {
        return ontology.find(property, RANGE, Node.ANY).mapWith(triple -> triple.getObject().getURI()).toList().stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonValue typed(Node property, String type) {
        return Json.createObjectBuilder().add("@id", property.getURI()).add("@type", type).build();
    }

    private static JsonValue byLanguage(Node property) {
        return Json.createObjectBuilder().add("@id", property.getURI()).add("@container", "@language").build();
    }
}
