package selon.view.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Namespaces;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;

/**
 * A class, property or individual, as its readers need it.
 *
 * @param node        the term
 * @param labels      its names, in the reader's language first
 * @param definitions what it means, in the reader's language first
 * @param examples    how it is used
 * @param notes       what it is not
 * @param relations   the terms that it is joined to
 * @param rules       the rules that touch it
 * @param uses        how often it is used; counted to {@value #MANY_USES} at most
 */
public record OntologyTerm(Node node, List<LangString> labels, List<LangString> definitions, List<LangString> examples, List<LangString> notes,
                   List<Relation> relations, List<LabelledThing> rules, long uses) {

    /** A page that counts every term of a large graph further makes its reader wait. */
    public static final int MANY_USES = 200;

    /** To which properties the terms of others come near. */
    private static final List<Node> NEAR = List.of(SKOS.exactMatch.asNode(), SKOS.closeMatch.asNode(),
            SKOS.relatedMatch.asNode());
    private static final String SCHEMA = Namespaces.PREFIXES.get("schema");
    private static final Node DOMAIN = NodeFactory.createURI(SCHEMA + "domainIncludes");
    private static final Node RANGE = NodeFactory.createURI(SCHEMA + "rangeIncludes");

    /** How a term is joined to others. */
    public enum Way {
        KIND("kind", "nature"), SUPERCLASS("a kind of", "sorte de"), SUBCLASS("its kinds", "ses sortes"),
        SUPERPROPERTY("implies", "implique"), DOMAIN("said of", "se dit de"), RANGE("leads to", "mène à"),
        OF_IT("its properties", "ses propriétés"), TO_IT("what leads to it", "ce qui y mène"),
        INDIVIDUAL("its individuals", "ses individus"),
        DISJOINT("never also", "jamais aussi"), NEAR("near to", "proche de");

        private final String english;
        private final String french;

        Way(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /** In words, in English or French. */
        public String words(String language) {
            return language.equals("fr") ? french : english;
        }
    }

    /**
     * A way in which a term is joined to others.
     *
     * @param way    which
     * @param others those
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

    /** The terms to which it is joined in a way. */
    public List<Node> others(Way way) {
        return relations.stream().filter(relation -> relation.way() == way)
                .flatMap(relation -> relation.others().stream()).toList();
    }

    /** Its anchor on the page: what its IRI has after the number sign. */
    public String anchor() {
        return node.getURI().substring(Namespaces.SELON.length());
    }

    /** Its name for the reader. */
    public String label() {
        return labels.isEmpty() ? anchor() : labels.get(0).words();
    }
}
