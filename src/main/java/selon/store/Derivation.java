// What the graph itself concludes.
package selon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;

/** The rules of the derived layer: SPARQL CONSTRUCTs, each of which may build on what those before it concluded. */
public final class Derivation {

    private final List<Query> rules;

    private Derivation(List<Query> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the rules.
     *
     * @throws Unreadable when a rule is not a SPARQL CONSTRUCT
     */
    public static Derivation read(List<Path> files) {
        List<Query> rules = new ArrayList<>();
        for (Path file : files) {
            try {
                rules.add(QueryFactory.create(Files.readString(file), Syntax.syntaxSPARQL_11));
            } catch (IOException | QueryException e) {
                throw new Unreadable(file + ": " + Unreadable.reason(e));
            }
        }
        return new Derivation(rules);
    }

    /** The content of {@code id:graph/uncontested} for a graph of claims and ontology. */
    public Graph conclusions(Graph said) {
        Graph concluded = GraphFactory.createDefaultGraph();
        for (Query rule : rules) {
            List<org.apache.jena.graph.Triple> found = new ArrayList<>();
            try (QueryExec execution = QueryExec.graph(new Union(said, concluded)).query(rule).build()) {
                execution.constructTriples().forEachRemaining(found::add);
            }
            found.forEach(concluded::add);
        }
        return concluded;
    }
}
