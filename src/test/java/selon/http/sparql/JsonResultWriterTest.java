package selon.http.sparql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetOps;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows are written as others read them. */
class JsonResultWriterTest {

    private static final String ALL_KINDS = """
            SELECT ?one ?other { VALUES (?one ?other) {
              (<https://w3id.org/selon/id/org/reuters> "plain \\"quoted\\" \\\\ \\n\\t\\u0001 / 中天微 😀")
              ("laisse entendre"@fr "2018-04-20"^^<http://www.w3.org/2001/XMLSchema#date>)
              (UNDEF 1.50) (true UNDEF) (UNDEF UNDEF) } }""";

    @BeforeAll
    static void know_all_formats() {
        JenaSystem.init();
    }

    private static RowSet rows(String query) {
        return QueryExec.dataset(DatasetGraphFactory.create()).query(query).select().materialize();
    }

    private static byte[] json(String query) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonResultWriter.write(rows(query), out);
        return out.toByteArray();
    }

    @Test
    void says_what_jena_says() {
        ByteArrayOutputStream jena = new ByteArrayOutputStream();
        ResultsWriter.create().lang(ResultSetLang.RS_JSON).write(jena, rows(ALL_KINDS));
        String ours = new String(json(ALL_KINDS), StandardCharsets.UTF_8);
        assertEquals(JSON.parse(jena.toString(StandardCharsets.UTF_8)), JSON.parse(ours));
        assertTrue(ours.lines().count() == 1 && ours.contains("laisse entendre"), ours);
    }

    @Test
    void a_blank_node_is_the_same_in_all_rows() {
        RowSet read = RowSetReader.createReader(ResultSetLang.RS_JSON).read(new ByteArrayInputStream(json(
                "SELECT ?a ?b ?c { BIND(BNODE() AS ?a) VALUES ?c { 1 2 } BIND(?a AS ?b) }")), ARQ.getContext());
        long equal = read.stream().filter(row -> row.get("a").isBlank() && row.get("a").equals(row.get("b"))).count();
        assertEquals(2, equal);
    }

    @Test
    void no_rows_are_rows_too() {
        RowSet read = RowSetReader.createReader(ResultSetLang.RS_JSON).read(new ByteArrayInputStream(json("SELECT ?a ?b { ?a ?b ?c }")), ARQ.getContext());
        assertEquals(2, read.getResultVars().size());
        assertEquals(0, RowSetOps.count(read));
    }
}
