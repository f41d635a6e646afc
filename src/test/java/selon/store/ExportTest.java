// The same dataset gives the same text, and the text the same dataset.
package selon.store;

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

class ExportTest {

    private static Database database;

    @BeforeAll
    static void fill() {
        database = Filled.inMemory();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static byte[] text(Export syntax, String moment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Txn.executeRead(database.dataset(), () -> syntax.write(Moment.view(database, moment), out, Progress.NONE));
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRIG", "NQUADS"})
    void the_text_read_again_is_the_dataset(Export syntax) {
        DatasetGraph read = RDFParser.source(new ByteArrayInputStream(text(syntax, "1")))
                .lang(syntax == Export.TRIG ? Lang.TRIG : Lang.NQUADS).toDatasetGraph();
        assertTrue(read.getDefaultGraph().isEmpty(), "every triple is in a named graph");
        Txn.executeRead(database.dataset(), () -> {
            DatasetGraph then = Moment.view(database, "1");
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
            long written = Export.NTRIPLES.write(database.dataset(), out, Progress.NONE);
            String text = out.toString(StandardCharsets.UTF_8);
            assertTrue(written > 4000, written + " triples");
            assertEquals(written, text.lines().distinct().count());
            assertEquals(database.dataset().getUnionGraph().size(), written);
            assertEquals(written, Tally.of(database.dataset()).triples());
        });
    }

    @Test
    void a_change_that_goes_and_comes_back_leaves_no_trace_in_the_text_of_before() {
        byte[] before = text(Export.TRIG, "1");
        Gate gate = Filled.gate(database);
        for (String update : new String[] {
            "DELETE WHERE { GRAPH <https://w3id.org/selon/id/doc/kr-asia-alibaba-c-sky> { ?s ?p ?o } }",
            "INSERT DATA { GRAPH <https://example.org/g> { <https://example.org/s> "
                    + "<http://www.w3.org/2000/01/rdf-schema#label> 01 , [] } }"}) {
            assertTrue(gate.commit(view -> UpdateExec.dataset(view).update(update).execute(), Filled.AUTHOR).change()
                    .isPresent());
        }
        assertArrayEquals(before, text(Export.TRIG, "1"));
        String now = new String(text(Export.NQUADS, "3"), StandardCharsets.UTF_8);
        assertTrue(now.contains("<https://example.org/g>") && now.lines().noneMatch(line ->
                line.endsWith("doc/kr-asia-alibaba-c-sky> .")));
    }
}
