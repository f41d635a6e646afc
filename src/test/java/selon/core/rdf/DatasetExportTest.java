package selon.core.rdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.HistoryPoint;
import selon.core.store.TripleStatistics;
import selon.core.vocab.Progress;

/** Equal datasets give equal text, and the text gives the dataset again. */
class DatasetExportTest {

    private static Database database;

    @BeforeAll
    static void fill() {
        database = FilledDatabases.inMemory();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static byte[] text(DatasetExport syntax, String moment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Txn.executeRead(database.dataset(), () -> syntax.write(HistoryPoint.view(database, moment), out, Progress.NONE));
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIG", "NQUADS"})
    void the_text_read_again_is_the_dataset(DatasetExport syntax) {
        DatasetGraph read = RDFParser.source(new ByteArrayInputStream(text(syntax, "1")))
                .lang(syntax == DatasetExport.TRIG ? Lang.TRIG : Lang.NQUADS).toDatasetGraph();
        assertTrue(read.getDefaultGraph().isEmpty(), "every triple is in a named graph");
        Txn.executeRead(database.dataset(), () -> {
            DatasetGraph then = HistoryPoint.view(database, "1");
            List<Node> names = Iter.toList(then.listGraphNodes());
            assertTrue(names.size() > 20, names.toString());
            assertEquals(names.size(), Iter.count(read.listGraphNodes()));
            names.forEach(name -> assertTrue(read.getGraph(name).isIsomorphicWith(then.getGraph(name)), name.toString()));
        });
    }

    @Test
    void n_triples_hold_each_triple_of_any_graph_once() {
        Txn.executeRead(database.dataset(), () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            long written = DatasetExport.NTRIPLES.write(database.dataset(), out, Progress.NONE);
            String text = out.toString(StandardCharsets.UTF_8);
            assertTrue(written > 4000, written + " triples");
            assertEquals(written, text.lines().distinct().count());
            assertEquals(database.dataset().getUnionGraph().size(), written);
            assertEquals(written, TripleStatistics.of(database.dataset()).triples());
        });
    }

    @Test
    void a_change_that_goes_and_comes_back_leaves_no_trace_in_the_text_of_before() {
        byte[] before = text(DatasetExport.TRIG, "1");
        Gate gate = FilledDatabases.gate(database);
        for (String update : new String[] {
            "DELETE WHERE { GRAPH <https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky> { ?s ?p ?o } }",
            "INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/s> "
                    + "<http://www.w3.org/2000/01/rdf-schema#label> 01 , [] } }"}) {
            assertTrue(gate.commit(view -> UpdateExec.dataset(view).update(update).execute(), FilledDatabases.AUTHOR).change()
                    .isPresent());
        }
        assertArrayEquals(before, text(DatasetExport.TRIG, "1"));
        String now = new String(text(DatasetExport.NQUADS, "3"), StandardCharsets.UTF_8);
        assertTrue(now.contains("<https://example.org/g>") && now.lines().noneMatch(line ->
                line.endsWith("doc/kr-asia-alibaba-c-sky> .")));
    }
}
