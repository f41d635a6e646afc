package selon.http.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.vocabulary.RDF;

import selon.ServerProcess;
import selon.core.vocab.Terms;

/**
 * Writes articles of its own by chance, one request at a time, and keeps what must be there since it was told so, and what
 * the one request in flight would make of that.
 */
final class CrashTestWriter {

    /** The token that its servers know. */
    static final String TOKEN = "a-scribes-token";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Pattern CHANGE = Pattern.compile("</-/history/(\\d+)>");
    private static final int MOST_ARTICLES = 12;
    private static final int FEW = 3;
    private static final int MANY = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String name;
    private final Random random;
    private final Set<Long> changes = ConcurrentHashMap.newKeySet();
    private Map<String, Graph> told = new HashMap<>();
    private Optional<Map<String, Graph>> asked = Optional.empty();
    private int refusals;
    private int written;

    CrashTestWriter(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
    }

    /** The numbers of the changes that were acknowledged. */
    Set<Long> changes() {
        return changes;
    }

    /** How many requests were refused by the rules. */
    int refusals() {
        return refusals;
    }

    /** Writes until the server is gone. */
    void write(String url) {
        try {
            while (true) {
                one(url);
            }
        } catch (IOException gone) {
            // Whether the request in flight was made is found out when the server is there again.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void one(String url) throws IOException, InterruptedException {
        int dice = random.nextInt(100);
        List<String> known = new ArrayList<>(told.keySet());
        boolean some = !known.isEmpty();
        String old = some ? known.get(random.nextInt(known.size())) : "";
        String fresh = name + "-" + ++written;
        int few = 1 + random.nextInt(FEW);
        if (dice < 20) {
            refused(put(url, fresh, SampleArticles.refused(fresh, dice == 0 ? MANY : few, random)));
        } else if (dice < 32 && some) {
            refused(put(url, old, SampleArticles.refused(old, few, random)));
        } else if (dice < 45 && some) {
            refused(update(url, SampleArticles.refusedUpdate(old, random)));
        } else if (some && (dice < 53 || known.size() >= MOST_ARTICLES)) {
            send(put(url, old, null), with(old, Optional.empty()));
        } else if (dice < 63 && some) {
            replace(url, old, few);
        } else if (dice < 80 && some) {
            Optional<Node> claim = told.get(old).stream(Node.ANY, RDF.Nodes.type, Terms.Classes.CLAIM).findFirst()
                    .map(Triple::getSubject).filter(one -> dice >= 73);
            String text = claim.map(one -> SampleArticles.retracting(old, one))
                    .orElseGet(() -> SampleArticles.adding(old, "added-" + written, random));
            send(update(url, text), updated(text));
        } else {
            replace(url, fresh, dice < 84 ? MANY : few);
        }
    }

    private void replace(String url, String article, int claims) throws IOException, InterruptedException {
        String turtle = SampleArticles.turtle(article, claims, random);
        send(put(url, article, turtle), with(article, Optional.of(RDFParser.fromString(turtle, Lang.TURTLE).toGraph())));
    }

    private static HttpRequest.Builder put(String url, String article, String turtle) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "data?graph=" + SampleArticles.graph(article)));
        return turtle == null ? request.DELETE()
                : request.header("Content-Type", "text/turtle").PUT(BodyPublishers.ofString(turtle));
    }

    private static HttpRequest.Builder update(String url, String text) {
        return HttpRequest.newBuilder(URI.create(url + "update")).header("Content-Type", "application/sparql-update")
                .POST(BodyPublishers.ofString(text));
    }

    private void refused(HttpRequest.Builder request) throws IOException, InterruptedException {
        asked = Optional.empty();
        HttpResponse<String> answer = answer(request);
        assertEquals(422, answer.statusCode(), answer.body());
        refusals++;
    }

    private void send(HttpRequest.Builder request, Map<String, Graph> after) throws IOException, InterruptedException {
        asked = Optional.of(after);
        HttpResponse<String> answer = answer(request);
        assertEquals(2, answer.statusCode() / 100, answer.body());
        Matcher change = CHANGE.matcher(answer.headers().allValues("Link").toString());
        assertTrue(change.find(), "an acknowledged change has a number");
        told = after;
        asked = Optional.empty();
        changes.add(Long.parseLong(change.group(1)));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.header("Authorization", "Bearer " + TOKEN).timeout(LONGEST_WAIT).build(),
                BodyHandlers.ofString());
    }

    private Map<String, Graph> with(String article, Optional<Graph> graph) {
        Map<String, Graph> after = new HashMap<>(told);
        graph.ifPresentOrElse(one -> after.put(article, one), () -> after.remove(article));
        return after;
    }

    private Map<String, Graph> updated(String text) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        told.forEach((article, graph) -> dataset.addGraph(NodeFactory.createURI(SampleArticles.graph(article)), graph));
        UpdateExec.dataset(dataset).update(UpdateFactory.create(text, Syntax.syntaxSPARQL_11)).build().execute();
        return told.keySet().stream().collect(Collectors.toMap(article -> article,
                article -> dataset.getGraph(NodeFactory.createURI(SampleArticles.graph(article)))));
    }

    /**
     * Reads all of its articles, which must be as it was told, or as the request in flight would have made them.
     *
     * @return whether that request was made
     */
    boolean settle(ServerProcess server) {
        Map<String, Graph> found = found(server);
        boolean made = !same(told, found);
        if (made) {
            assertTrue(asked.isPresent() && same(asked.get(), found), () -> name + " was told of " + sizes(told)
                    + ", had asked for " + asked.map(CrashTestWriter::sizes) + ", and finds " + sizes(found));
            told = asked.get();
        }
        asked = Optional.empty();
        return made;
    }

    private Map<String, Graph> found(ServerProcess server) {
        String start = SampleArticles.graph(name + "-");
        HttpResponse<String> names = server.ask("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER STRSTARTS(STR(?g), \""
                + start + "\") }", "text/csv");
        assertEquals(200, names.statusCode(), names.body());
        return names.body().lines().skip(1).map(String::strip).collect(Collectors.toMap(
                graph -> graph.substring(start.length() - name.length() - 1), graph -> {
                    HttpResponse<String> answer = server.get("data?graph=" + graph, "application/n-triples");
                    assertEquals(200, answer.statusCode(), answer.body());
                    return RDFParser.fromString(answer.body(), Lang.NTRIPLES).toGraph();
                }));
    }

    private static boolean same(Map<String, Graph> one, Map<String, Graph> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(article -> one.get(article).isIsomorphicWith(other.get(article)));
    }

    private static Map<String, Integer> sizes(Map<String, Graph> graphs) {
        return graphs.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, graph -> graph.getValue().size()));
    }
}
