package selon.core.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryType;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.IriArgument;
import selon.core.vocab.Namespaces;

/**
 * Builds {@code id:graph/queries}, which describes each question as a SHACL executable (SHACL Advanced Features,
 * section 5.2) with its text, prefixes and parameters. The local name of a parameter's {@code sh:path} is the variable
 * to bind. {@code rdfs:comment} repeats the question, because tools that collect example queries look for it there.
 */
public final class QuestionGraph {

    /** The name of the graph. */
    public static final Node NAME = NodeFactory.createURI(Namespaces.ID + "graph/queries");

    private static final String QUERY = Namespaces.ID + "query/";
    private static final List<String> LANGUAGES = List.of("en", "fr");
    private static final Map<QueryType, String> CLASSES = Map.of(QueryType.SELECT, "SPARQLSelectExecutable",
            QueryType.ASK, "SPARQLAskExecutable", QueryType.CONSTRUCT, "SPARQLConstructExecutable",
            QueryType.DESCRIBE, "SPARQLDescribeExecutable");

    private final Graph graph = GraphFactory.createDefaultGraph();

    private QuestionGraph() {}

    /** Returns the IRI of a question. */
    public static Node name(NamedQuery question) {
        return NodeFactory.createURI(QUERY + question.name());
    }

    /** Describes questions as a graph. */
    public static Graph of(Collection<NamedQuery> questions) {
        QuestionGraph told = new QuestionGraph();
        told.add(NAME, RDFS.label.asNode(), text("Named questions", "en"));
        told.add(NAME, RDFS.label.asNode(), text("Questions nommées", "fr"));
        questions.forEach(told::tell);
        return told.graph;
    }

    private void tell(NamedQuery question) {
        Node name = name(question);
        add(name, RDF.Nodes.type, shacl("SPARQLExecutable"));
        add(name, RDF.Nodes.type, shacl(CLASSES.get(question.kind())));
        LANGUAGES.forEach(language -> {
            add(name, RDFS.label.asNode(), text(question.summary(language), language));
            add(name, RDFS.comment.asNode(), text(question.summary(language), language));
            if (!question.description(language).isEmpty()) {
                add(name, DCTerms.description.asNode(), text(question.description(language), language));
            }
            question.tags(language).forEach(tag -> add(name, IriArgument.required("schema:keywords"), text(tag, language)));
        });
        add(name, shacl(question.kind().name().toLowerCase(java.util.Locale.ROOT)),
                NodeFactory.createLiteralString(question.text().replaceAll("(?m)^#\\+.*\\R", "").strip()));
        add(name, shacl("prefixes"), NAME);
        question.query().getPrefixMapping().getNsPrefixMap().forEach(this::declare);
        question.parameters().forEach(parameter -> parameter(name, parameter));
    }

    private void declare(String prefix, String namespace) {
        Node declaration = NodeFactory.createURI(NAME.getURI() + "#" + prefix);
        add(NAME, shacl("declare"), declaration);
        add(declaration, RDF.Nodes.type, shacl("PrefixDeclaration"));
        add(declaration, shacl("prefix"), NodeFactory.createLiteralString(prefix));
        add(declaration, shacl("namespace"), NodeFactory.createLiteralDT(namespace, XSDDatatype.XSDanyURI));
    }

    private void parameter(Node question, QueryParameter parameter) {
        Node name = NodeFactory.createURI(question.getURI() + "#" + parameter.name());
        add(question, shacl("parameter"), name);
        add(name, RDF.Nodes.type, shacl("Parameter"));
        add(name, shacl("path"), NodeFactory.createURI(question.getURI() + "#" + parameter.variable()));
        add(name, shacl("name"), NodeFactory.createLiteralString(parameter.name()));
        LANGUAGES.stream().filter(parameter.texts()::containsKey).forEach(language ->
                add(name, shacl("description"), text(parameter.text(language), language)));
        add(name, shacl("optional"), NodeFactory.createLiteralDT(Boolean.toString(!parameter.required()), XSDDatatype.XSDboolean));
        Node sample = parameter.term(parameter.sample());
        if (sample.isURI()) {
            add(name, shacl("nodeKind"), shacl("IRI"));
        } else {
            add(name, shacl("datatype"), NodeFactory.createURI(sample.getLiteralDatatypeURI()));
        }
        add(name, SKOS.example.asNode(), sample);
    }

    private void add(Node subject, Node property, Node value) {
        graph.add(subject, property, value);
    }

    private static Node text(String words, String language) {
        return NodeFactory.createLiteralLang(words, language);
    }

    private static Node shacl(String name) {
        return NodeFactory.createURI("http://www.w3.org/ns/shacl#" + name);
    }
}
