package selon.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.InternalErrorException;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;
import selon.core.tdb.Deadline;

/** The guarded store on disk answers as plain ARQ in memory does. */
@Tag("campaign")
class SameAnswersIT {

    private static final int QUERIES = Integer.getInteger("selon.answers.queries", 2_000);
    private static final long SEED = Long.getLong("selon.answers.seed", 1);
    /** How long a query may take in memory; the server has longer for what takes less there. */
    private static final int MILLIS = Integer.getInteger("selon.answers.millis", 500);
    private static final int TIMEOUT_SECONDS = 4;
    private static final Set<Integer> TOO_MUCH = Set.of(413, 503);
    private static final int FEW = 3;
    /** A query that names no base gets one by whoever parses it. */
    private static final String BASE = Fuseki.BaseParserSPARQL;
    private static final String JSON = "application/sparql-results+json";

    @TempDir
    private Path folder;
    private int compared;
    private int withRows;

    @Test
    void every_query_has_the_same_answer() throws Exception {
        System.out.println("SameAnswersIT: -Dselon.answers.queries=" + QUERIES + " -Dselon.answers.seed=" + SEED);
        try (ServerProcess server = new ServerProcess(folder, "--db", "db", "--timeout", "" + TIMEOUT_SECONDS)) {
            DatasetGraph plain = copied(server);
            List<Quad> quads = plain.stream().filter(quad -> !quad.isDefaultGraph())
                    .sorted(Comparator.comparing(Quad::toString)).toList();
            new RandomQuery(quads, new Random(SEED)).make(QUERIES).forEach(query -> compare(server, plain, query));
        }
        System.out.println("SameAnswersIT: " + compared + " of " + QUERIES + " answers compared, " + withRows + " of them with rows");
        assertTrue(compared > QUERIES * 9L / 10, compared + " took no longer than " + MILLIS + " ms in memory");
        assertTrue(withRows > compared / 3, withRows + " of them had rows");
    }

    /** The same quads in memory, with their union as default graph, by way of what is offered to everybody. */
    private static DatasetGraph copied(ServerProcess server) {
        DatasetGraph plain = DatasetGraphFactory.create(graph(server, "default"));
        HttpResponse<String> graphs = got(server, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "text/csv");
        assertEquals(200, graphs.statusCode(), graphs.body());
        graphs.body().lines().skip(1).map(String::strip)
                .forEach(name -> plain.addGraph(NodeFactory.createURI(name), graph(server, "graph=" + ServerProcess.encoded(name))));
        return plain;
    }

    /** A blank node has the same name in each graph that is read. */
    private static Graph graph(ServerProcess server, String which) {
        HttpResponse<String> answer = server.get("data?" + which, "application/n-triples");
        assertEquals(200, answer.statusCode(), answer.body());
        return RDFParser.fromString(answer.body(), Lang.NTRIPLES).labelToNode(LabelToNode.createUseLabelEncoded()).toGraph();
    }

    private static HttpResponse<String> got(ServerProcess server, String query, String type) {
        return server.send(server.request("sparql").header("Content-Type", "application/sparql-query").header("Accept", type)
                .POST(BodyPublishers.ofString(query)).build());
    }

    /** Where plain Jena 6.2.0 stumbles, as at some joins and filters, the server must not. */
    private void compare(ServerProcess server, DatasetGraph plain, String query) {
        Optional<List<String>> wanted;
        try {
            wanted = plainly(plain, query);
        } catch (NullPointerException | InternalErrorException stumbled) {
            int status = got(server, query, JSON).statusCode();
            assertTrue(status == 200 || TOO_MUCH.contains(status), () -> status + " to " + query);
            return;
        }
        HttpResponse<String> answer = wanted.map(rows -> got(server, query, JSON)).orElse(null);
        if (answer == null || TOO_MUCH.contains(answer.statusCode())) {
            return;
        }
        assertEquals(200, answer.statusCode(), () -> query + "\n" + answer.body());
        Set<String> all = Set.copyOf(wanted.get());
        List<String> found = rows(RowSetReader.createReader(ResultSetLang.RS_JSON)
                .readAny(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)), ARQ.getContext()));
        assertEquals(wanted.get().size(), found.size(), query);
        assertEquals(List.of(), found.stream().filter(row -> !all.contains(row)).limit(FEW).toList(), query);
        compared++;
        withRows += found.isEmpty() ? 0 : 1;
    }

    /** The rows in one order; nothing where that takes too long. */
    private static Optional<List<String>> plainly(DatasetGraph plain, String query) {
        try (QueryExec plainly = QueryExec.dataset(plain).query(QueryFactory.create(query, BASE)).build()) {
            return Optional.of(Deadline.within(Duration.ofMillis(MILLIS), plainly.getContext(), () -> query.startsWith("ASK")
                    ? List.of("" + plainly.ask()) : rows(new QueryExecResult(plainly.select()))));
        } catch (QueryCancelledException e) {
            return Optional.empty();
        }
    }

    private static List<String> rows(QueryExecResult result) {
        return result.isBoolean() ? List.of("" + result.booleanResult())
                : Iter.asStream(result.rowSet()).map(SameAnswersIT::row).sorted().toList();
    }

    /** Blank nodes have no names that both sides know. */
    private static String row(Binding binding) {
        return Iter.asStream(binding.vars()).filter(name -> name.isNamedVar()).sorted(Comparator.comparing(Var::getVarName))
                .map(name -> name + "=" + (binding.get(name).isBlank() ? "[]" : NodeFmtLib.strNT(binding.get(name))))
                .collect(Collectors.joining(" "));
    }
}
