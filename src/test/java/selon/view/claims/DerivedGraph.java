package selon.view.claims;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.rdf.SourceFileSet;
import selon.core.store.FilledDatabases;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;

/** Builds small graphs from Turtle, with the ontology and the derived standings, as a server holds them. */
public final class DerivedGraph {

    private static final Node HERE = NodeFactory.createURI(Namespaces.ID + "doc/here");

    private DerivedGraph() {}

    /** Reads Turtle into a reader in English; Selon's prefixes need no declaration. */
    public static GraphReader in(String turtle) {
        Graph said = GraphFactory.createDefaultGraph();
        StringBuilder text = new StringBuilder();
        Prefixes.ALL.forEach((prefix, iri) -> text.append("PREFIX ").append(prefix).append(": <").append(iri).append(">\n"));
        RDFParser.fromString(text + turtle, Lang.TURTLE).parse(said);
        Graph ontology = GraphFactory.createDefaultGraph();
        SourceFileSet.ontology(FilledDatabases.HOME).graphs().values().forEach(graph -> GraphUtil.addInto(ontology, graph));
        Graph all = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(all, said);
        GraphUtil.addInto(all, ontology);
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (Graph graph : new Graph[] {said, ontology, FilledDatabases.RULES.conclusions(all)}) {
            graph.find().forEachRemaining(triple -> dataset.add(Quad.create(HERE, triple)));
        }
        return new GraphReader(dataset, "en");
    }

    /** The IRI of a prefixed name, such as {@code o:zte}. */
    public static Node node(String name) {
        int colon = name.indexOf(':');
        return NodeFactory.createURI(Prefixes.ALL.get(name.substring(0, colon)) + name.substring(colon + 1));
    }

    /** The Turtle of a relation of control with its dates, and of a claim on it with a polarity and a certainty. */
    public static String control(String parent, String subsidiary, String bounds, String... claims) {
        String name = "<https://w3id.org/selon/id/control/" + parent + "-" + subsidiary + ">";
        StringBuilder turtle = new StringBuilder(name + " a selon:ControlRelation ; selon:parent o:" + parent
                + " ; selon:subsidiary o:" + subsidiary + " " + bounds + " .\n");
        for (int i = 0; i < claims.length; i++) {
            turtle.append("claim:").append(parent).append('-').append(subsidiary).append(i).append(" a selon:Claim ; selon:about ")
                    .append(name).append(" ; selon:claimant o:voice").append(i).append(" ; ").append(claims[i]).append(" .\n");
        }
        return turtle.toString();
    }

    public static final String SAYS_SO = "selon:polarity selon:Positive ; selon:certainty selon:Certain";
    public static final String THINKS_SO = "selon:polarity selon:Positive ; selon:certainty selon:Probable";
    public static final String DENIES_IT = "selon:polarity selon:Negative ; selon:certainty selon:Certain";
}
