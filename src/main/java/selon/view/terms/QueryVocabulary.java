package selon.view.terms;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;

import selon.core.vocab.Resources;

/**
 * The classes and properties of a dataset's ontology and shapes, in the order of their IRIs. The query editor suggests them.
 *
 * @param classes    the classes
 * @param properties the properties
 */
public record QueryVocabulary(List<String> classes, List<String> properties) {

    /** Reads them, in the open transaction or else in a read transaction of its own. */
    public static QueryVocabulary of(DatasetGraph dataset) {
        return Txn.calculateRead(dataset, () -> {
            List<String> classes = new ArrayList<>();
            List<String> properties = new ArrayList<>();
            try (QueryExec execution = QueryExec.dataset(dataset).query(Resources.text("/selon/view/terms/vocabulary.rq")).build()) {
                execution.select().forEachRemaining(row ->
                        (row.get("kind").getLiteralLexicalForm().equals("class") ? classes : properties)
                                .add(row.get("term").getURI()));
            }
            return new QueryVocabulary(List.copyOf(classes), List.copyOf(properties));
        });
    }
}
