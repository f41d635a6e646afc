package selon.view.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Namespaces;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;

/**
 * A class, property or individual of the ontology. Texts come in all languages, the reader's first.
 *
 * @param node        the term
 * @param labels      its labels
 * @param definitions its definitions
 * @param examples    examples of its use
 * @param notes       notes that set it apart from other terms
 * @param relations   its relations to other terms
 * @param rules       the rules that mention it
 * @param uses        the number of its uses, counted up to {@value #MANY_USES}
 */
public record OntologyTerm(Node node, List<LangString> labels, List<LangString> definitions, List<LangString> examples,
                           List<LangString> notes, List<Relation> relations, List<LabelledThing> rules, long uses) {

    /** The most uses that are counted for one term, so that the page of a large graph stays fast. */
    public static final int MANY_USES = 200;

    /** The properties that link to similar terms of other vocabularies. */
    private static final List<Node> NEAR = List.of(SKOS.exactMatch.asNode(), SKOS.closeMatch.asNode(),
            SKOS.relatedMatch.asNode());
    private static final Node DOMAIN = IriArgument.required("schema:domainIncludes");
    private static final Node RANGE = IriArgument.required("schema:rangeIncludes");

    /** The kinds of relations between terms. */
    public enum Way {
        KIND("type", "type"), SUPERCLASS("a kind of", "une sorte de"), SUBCLASS("subclasses", "sous-classes"),
        SUPERPROPERTY("implies", "implique"), DOMAIN("describes", "décrit"), RANGE("has values of", "a pour valeurs"),
        OF_IT("properties", "propriétés"), TO_IT("value of", "valeur de"),
        INDIVIDUAL("individuals", "individus"),
        DISJOINT("incompatible with", "incompatible avec"), NEAR("close to", "proche de");

        private final String english;
        private final String french;

        Way(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** The label, in French for {@code fr}, else in English. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }
    }

    /**
     * The relations of one kind from a term to others.
     *
     * @param way    the kind of relation
     * @param others the other terms
     */
    public record Relation(Way way, List<Node> others) {}

    static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Namespaces.SELON);
    }

    static OntologyTerm of(GraphReader said, Node node, Map<Node, List<LabelledThing>> rules) {
        boolean property = isProperty(said, node);
        boolean type = said.says(node, RDF.Nodes.type, OWL.Class.asNode());
        long uses = property ? said.count(node, Node.ANY, MANY_USES) : type ? said.count(RDF.Nodes.type, node, MANY_USES)
                : said.count(Node.ANY, node, MANY_USES);
        return new OntologyTerm(node, said.everyText(node, RDFS.label.asNode()), said.everyText(node, SKOS.definition.asNode()),
                said.everyText(node, SKOS.example.asNode()), said.everyText(node, SKOS.scopeNote.asNode()), relations(said, node),
                rules.getOrDefault(node, List.of()), uses);
    }

    static boolean isProperty(GraphReader said, Node node) {
        return said.says(node, RDF.Nodes.type, OWL.ObjectProperty.asNode())
                || said.says(node, RDF.Nodes.type, OWL.DatatypeProperty.asNode());
    }

    private static List<Relation> relations(GraphReader said, Node node) {
        List<Relation> all = new ArrayList<>();
        add(all, Way.KIND, said.values(node, RDF.Nodes.type).stream().filter(type -> !type.equals(OWL.Class.asNode())).toList());
        add(all, Way.SUPERCLASS, said.values(node, RDFS.Nodes.subClassOf));
        add(all, Way.SUBCLASS, said.having(RDFS.Nodes.subClassOf, node));
        add(all, Way.SUPERPROPERTY, said.values(node, RDFS.Nodes.subPropertyOf));
        add(all, Way.DOMAIN, said.values(node, DOMAIN));
        add(all, Way.RANGE, said.values(node, RANGE));
        add(all, Way.OF_IT, said.having(DOMAIN, node));
        add(all, Way.TO_IT, said.having(RANGE, node));
        if (said.says(node, RDF.Nodes.type, OWL.Class.asNode())) {
            add(all, Way.INDIVIDUAL, said.having(RDF.Nodes.type, node).stream()
                    .filter(one -> isOurs(one) && !said.values(one, RDFS.Nodes.isDefinedBy).isEmpty()).toList());
        }
        add(all, Way.DISJOINT, said.values(node, OWL.disjointWith.asNode()));
        add(all, Way.NEAR, NEAR.stream().flatMap(property -> said.values(node, property).stream()).toList());
        return all;
    }

    private static void add(List<Relation> all, Way way, List<Node> others) {
        if (!others.isEmpty()) {
            all.add(new Relation(way, others.stream().sorted(Comparator.comparing(Node::toString)).toList()));
        }
    }

    /** The terms to which this one has a kind of relation. */
    public List<Node> others(Way way) {
        return relations.stream().filter(relation -> relation.way() == way)
                .flatMap(relation -> relation.others().stream()).toList();
    }

    /** Its anchor on the page: the fragment of its IRI. */
    public String anchor() {
        return node.getURI().substring(Namespaces.SELON.length());
    }

    /** The label in the reader's language, or the anchor if it has none. */
    public String label() {
        return labels.isEmpty() ? anchor() : labels.get(0).words();
    }
}
