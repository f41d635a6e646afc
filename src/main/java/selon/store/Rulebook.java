// The shapes, and what they find.
package selon.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;

/** The rules that the graph keeps, as SHACL shapes. */
public final class Rulebook {

    private final Graph graph;
    private final Shapes shapes;

    /**
     * @param graph the shapes graph
     * @throws org.apache.jena.shacl.parser.ShaclParseException when it is not well-formed SHACL
     */
    public Rulebook(Graph graph) {
        this.graph = graph;
        this.shapes = Shapes.parse(graph);
    }

    /** The rules in this book: each shape that can be the source of a finding. */
    public List<Node> rules() {
        return shapes.getShapeMap().values().stream().map(Shape::getShapeNode).filter(Node::isURI).toList();
    }

    /** All that the rules find in a graph of data and ontology together, in {@link Finding#ORDER}. */
    public List<Finding> findings(Graph everything) {
        return ShaclValidator.get().validate(shapes, everything).getEntries().stream()
                .map(this::finding).distinct().sorted(Finding.ORDER).toList();
    }

    private Finding finding(ReportEntry entry) {
        Finding.Severity severity = entry.severity().level().equals(SHACL.Violation)
                ? Finding.Severity.VIOLATION
                : Finding.Severity.WARNING;
        return new Finding(entry.focusNode(), Optional.ofNullable(entry.value()), entry.source(), severity,
                messages(entry));
    }

    /** The rule's own messages, in each language; the validator passes on only one of them. */
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
