package selon.core.shacl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.ShaclParseException;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.rdf.Finding;
import selon.core.vocab.Progress;

/** The SHACL shapes of a dataset, ready to validate. Immutable after construction, and any thread may use it. */
public final class Rulebook {

    private final Graph graph;
    private final Shapes shapes;
    private final AffectedNodes affected;

    /**
     * Parses and prepares the shapes.
     *
     * @param graph the shapes graph, which is copied
     * @throws ShaclParseException when the graph is not well-formed SHACL
     */
    public Rulebook(Graph graph) {
        this.graph = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(this.graph, graph);
        this.graph.stream(Node.ANY, SHACL.message, Node.ANY).map(Triple::getObject).filter(words -> !words.isLiteral())
                .findFirst().ifPresent(term -> {
                    throw new ShaclParseException("sh:message is no text: " + term);
                });
        this.shapes = PreparedConstraint.prepare(Shapes.parse(this.graph));
        this.affected = new AffectedNodes(shapes);
    }

    /**
     * Validates a graph of data and ontology together.
     *
     * @return all findings in {@link Finding#ORDER}
     */
    public List<Finding> findings(Graph everything) {
        return findings(everything, Progress.NONE);
    }

    /**
     * Validates a graph on all processors.
     *
     * @param everything the data and the ontology, which several threads read at once
     * @param progress receives the number of validated focus nodes
     * @return all findings in {@link Finding#ORDER}
     */
    public List<Finding> findings(Graph everything, Progress progress) {
        return sorted(new FullValidation(shapes, DatasetGraphFactory.wrap(everything), DatasetGraph::getDefaultGraph, progress)
                .entries());
    }

    /**
     * Validates a dataset on all processors.
     *
     * @param dataset the dataset, which must not change meanwhile; each thread reads it in a transaction of its own
     * @param view gives the graph to validate, with data and ontology together
     * @param progress receives the number of validated focus nodes
     * @return all findings in {@link Finding#ORDER}
     */
    public List<Finding> findings(DatasetGraph dataset, Function<DatasetGraph, Graph> view, Progress progress) {
        return sorted(new FullValidation(shapes, dataset, same -> new CachingGraph(view.apply(same)), progress).entries());
    }

    /**
     * Validates the focus nodes that a change can affect. If there were no findings before the change, these are all
     * findings after it.
     *
     * @return the findings in {@link Finding#ORDER}
     */
    public List<Finding> findings(GraphChange change) {
        ValidationContext context = ValidationContext.create(shapes, change.after());
        affected.of(change).forEach((shape, nodes) ->
                nodes.forEach(node -> VLib.validateShape(context, change.after(), shape, node)));
        return sorted(context.generateReport().getEntries());
    }

    /** Tells whether no shape has a target. */
    public boolean isEmpty() {
        return shapes.getTargetShapes().isEmpty();
    }

    private List<Finding> sorted(Collection<ReportEntry> entries) {
        return entries.stream().map(this::finding).distinct().sorted(Finding.ORDER).toList();
    }

    private Finding finding(ReportEntry entry) {
        Finding.Severity severity = entry.severity().level().equals(SHACL.Violation)
                ? Finding.Severity.VIOLATION
                : Finding.Severity.WARNING;
        return new Finding(entry.focusNode(), Optional.ofNullable(entry.resultPath()),
                Optional.ofNullable(entry.value()), entry.source(), entry.sourceConstraintComponent(), severity,
                messages(entry));
    }

    /** Returns the rule's messages in all languages. The validator passes on only one of them. */
    private Map<String, String> messages(ReportEntry entry) {
        Map<String, String> messages = new LinkedHashMap<>();
        graph.find(entry.source(), SHACL.message, Node.ANY).forEachRemaining(triple -> messages.put(
                triple.getObject().getLiteralLanguage(), triple.getObject().getLiteralLexicalForm()));
        if (messages.isEmpty()) {
            messages.put("en", entry.message());
        }
        return messages;
    }
}
