package selon.http.write;

import java.util.List;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

import selon.core.rdf.Finding;
import selon.http.base.UsedPrefixes;

/** Writes a validation report as RDF (SHACL, section 3.6). */
final class ValidationReportGraph {

    private ValidationReportGraph() {}

    /** The report of findings; it conforms where there is none. */
    static Graph of(List<Finding> findings) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node report = NodeFactory.createBlankNode();
        graph.add(report, RDF.Nodes.type, SHACL.ValidationReport);
        graph.add(report, SHACL.conforms,
                NodeFactory.createLiteralDT(String.valueOf(findings.isEmpty()), XSDDatatype.XSDboolean));
        findings.forEach(finding -> add(graph, report, finding));
        return UsedPrefixes.declared(graph);
    }

    private static void add(Graph graph, Node report, Finding finding) {
        Node result = NodeFactory.createBlankNode();
        graph.add(report, SHACL.result, result);
        graph.add(result, RDF.Nodes.type, SHACL.ValidationResult);
        graph.add(result, SHACL.focusNode, finding.focus());
        graph.add(result, SHACL.sourceShape, finding.rule());
        graph.add(result, SHACL.sourceConstraintComponent, finding.component());
        graph.add(result, SHACL.resultSeverity,
                finding.severity() == Finding.Severity.VIOLATION ? SHACL.Violation : SHACL.Warning);
        finding.value().ifPresent(value -> graph.add(result, SHACL.value, value));
        finding.path().ifPresent(path ->
                graph.add(result, SHACL.resultPath, ShaclPaths.pathToRDF((Triple triple) -> graph.add(triple), path)));
        finding.messages().forEach((language, words) -> graph.add(result, SHACL.resultMessage,
                language.isEmpty() ? NodeFactory.createLiteralString(words) : NodeFactory.createLiteralLang(words, language)));
    }
}
