package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;
import selon.Terminal;
import selon.core.store.Database;
import selon.core.store.DatabaseChecks;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.vocab.GraphNames;

/** Compaction frees disk space and loses no quad. */
@Tag("campaign")
class CompactIT {

    private static final int KILLS = Integer.getInteger("selon.compact.kills", 10);
    private static final long SEED = Long.getLong("selon.compact.seed", System.nanoTime());
    private static final int CHANGES = Integer.getInteger("selon.compact.changes", 60);
    private static final int LONGEST_MILLIS = 600;
    private static final int WAIT_SECONDS = 60;
    private static final Node GRAPH = NodeFactory.createURI("https://w3id.org/selon/id/graph/counter");

    @TempDir
    private Path folder;
    private Path store;

    @BeforeEach
    void change_it_often() {
        store = folder.resolve("selon-db/store/tdb2");
        try (Database database = FilledDatabases.open(folder.resolve("selon-db"))) {
            Gate gate = FilledDatabases.gate(database);
            for (int i = 0; i < CHANGES; i++) {
                Node number = NodeFactory.createLiteralString("number " + i);
                assertTrue(gate.commit(view -> {
                    view.deleteAny(GRAPH, Node.ANY, Node.ANY, Node.ANY);
                    view.add(GRAPH, GRAPH, NodeFactory.createURI("urn:example:is"), number);
                }, FilledDatabases.AUTHOR).change().isPresent());
            }
        }
    }

    private Database open() {
        return Database.open(folder.resolve("selon-db"), none -> fail("there is a database"));
    }

    private Set<Quad> quads() {
        try (Database database = open()) {
            return Txn.calculateRead(database.dataset(), () -> Iter.toSet(database.dataset().find()));
        }
    }

    private List<String> generations() {
        try (Stream<Path> all = Files.list(store)) {
            return all.filter(Files::isDirectory).map(one -> one.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes that the database's files take on the disk. */
    private long onDisk() throws Exception {
        Process du = new ProcessBuilder("du", "-sk", store.toString()).start();
        return Long.parseLong(new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).split("\\s")[0]) << 10;
    }

    @Test
    void it_is_smaller_after_and_says_the_same() throws Exception {
        Set<Quad> quads = quads();
        long before = onDisk();
        Terminal.Result done = new Terminal(folder).selon("compact");
        assertEquals(0, done.status(), done.err());
        assertTrue(done.out().matches("selon-db: files of \\d+ MiB before, \\d+ MiB now \\(.* s\\)\\s+"), done.out());
        System.out.println("CompactIT: " + CHANGES + " changes, " + before + " bytes on disk before, "
                + onDisk() + " after; " + done.out());
        assertTrue(onDisk() < before / 2, onDisk() + " of " + before);
        assertEquals(List.of("Data-0002"), generations());
        assertEquals(quads, quads());
        try (ServerProcess server = new ServerProcess(folder)) {
            Terminal.Result held = new Terminal(folder).selon("compact");
            assertEquals(2, held.status(), held.out());
            assertTrue(held.err().contains("another process is using"), held.err());
            assertTrue(server.ask("ASK { GRAPH <" + GRAPH.getURI() + "> { ?s ?p \"number " + (CHANGES - 1) + "\" } }", "text/csv")
                    .body().contains("true"));
            Terminal.Result copied = new Terminal(folder).selon("backup", "copy");
            assertEquals(0, copied.status(), copied.err());
        }
        assertEquals(1 + CHANGES + 1, DatabaseChecks.assertSound(folder.resolve("selon-db")), "the server describes its questions");
    }

    @Test
    void a_server_does_it_by_itself_when_it_has_grown() throws Exception {
        Files.writeString(store.resolve("Data-0001/began"), "1000000");
        Set<Quad> quads = quads();
        Terminal terminal = new Terminal(folder, Map.of("JAVA_TOOL_OPTIONS", "-Dselon.compact.least=1"));
        try (ServerProcess server = new ServerProcess(terminal, "--compact-at", "0")) {
            Thread.sleep(LONGEST_MILLIS);
            assertEquals(200, server.ask("ASK {}", "text/csv").statusCode());
            assertEquals(List.of("Data-0001"), generations(), "it was told not to");
        }
        try (ServerProcess server = new ServerProcess(terminal)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
            while (!generations().equals(List.of("Data-0002"))) {
                assertTrue(System.nanoTime() < end, generations().toString());
                Thread.sleep(10);
            }
            assertEquals(200, server.ask("ASK {}", "text/csv").statusCode());
            String metrics = server.get("-/metrics", "text/plain").body();
            assertTrue(metrics.contains("\nselon_compactions_total 1.0\n"), metrics);
            assertTrue(Pattern.compile("\nselon_store_bytes [1-9]").matcher(metrics).find(), metrics);
        }
        quads.removeIf(quad -> quad.getGraph().equals(GraphNames.LEDGER)); // The server records its questions as a change.
        assertTrue(quads().containsAll(quads));
        try (ServerProcess server = new ServerProcess(terminal)) {
            assertEquals(200, server.ask("ASK {}", "text/csv").statusCode());
            assertEquals(List.of("Data-0002"), generations(), "it has not grown since");
        }
    }

    @Test
    void killed_at_any_moment_it_is_as_it_was() throws Exception {
        System.out.println("CompactIT: -Dselon.compact.seed=" + SEED);
        Random random = new Random(SEED);
        Set<Quad> quads = quads();
        assertTrue(quads.size() > 8_000, quads.size() + " quads");
        int inTheMiddle = 0;
        int made = 0;
        for (int i = 0; i < KILLS; i++) {
            List<String> before = generations();
            Process process = new Terminal(folder).start("compact");
            while (process.isAlive() && generations().equals(before)) {
                Thread.onSpinWait();
            }
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            process.destroyForcibly().waitFor();
            inTheMiddle += generations().size() > 1 ? 1 : 0;
            made += generations().contains(before.get(0)) ? 0 : 1;
            assertEquals(quads, quads(), "after kill " + (i + 1));
            assertEquals(1, generations().size(), "what was left is gone: " + generations());
        }
        System.out.println("CompactIT: " + KILLS + " kills, " + inTheMiddle + " in the middle, " + made + " when it was made");
        assertTrue(inTheMiddle > KILLS / 5, inTheMiddle + " were killed in the middle");
        assertEquals(0, new Terminal(folder).selon("compact").status());
        assertEquals(1 + CHANGES, DatabaseChecks.assertSound(folder.resolve("selon-db")));
    }

    @Test
    void without_room_it_stays_as_it_is() throws Exception {
        Set<Quad> quads = quads();
        Process process = new ProcessBuilder("prlimit", "--fsize=300000", Terminal.SELON.toString(), "compact", "--db",
                folder.resolve("selon-db").toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), said);
        assertTrue(said.contains("could not be compacted") && said.contains("as it was"), said);
        assertFalse(said.contains("\tat "), said);
        assertEquals(List.of("Data-0001"), generations());
        assertEquals(quads, quads());
    }
}
