package selon.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each with a fixed heap, touched at its start, where it is a Java process. Stock Fuseki is run once more with the one
 * setting that costs it most, the output buffer of 5 MiB, set to 32 KiB.
 *
 * @param data  what they are loaded with
 * @param jars  folders with the peers' jars
 * @param heaps the sizes of their heaps
 * @param before the jar of an earlier version of Selon, asked in the same run
 */
record PeerSetups(PeerDataset data, Path jars, Heaps heaps, Optional<Path> before) {

    private static final Path JAR = Path.of("target/selon.jar");

    /** Beyond that, jena-shacl takes more memory and time than there is. */
    private static final long MOST_VALIDATED = 1_000_000;
    /** Beyond that, two stores in memory beside the others take more than 24 GiB. */
    private static final long MOST_IN_MEMORY = 1_000_000;
    private static final Path SOURCES = Path.of("src/bench/peers").toAbsolutePath();

    /** In Java's notation; one for what lies on disk, one for what lies in memory. */
    record Heaps(String selon, String loading, String disk, String memory, int virtuosoBuffers) {

        static Heaps of(long triples) {
            return triples <= 1_000_000 ? new Heaps("768m", "4g", "1g", "3g", 85_000)
                    : new Heaps("2g", "12g", "3g", "8g", 250_000);
        }
    }

    /** All of them; those that keep everything in memory only where it fits. */
    List<PeerSetup> all() {
        Stream<PeerSetup> earlier = before.stream().flatMap(jar -> Stream.of(
                selon("Selon before", "selon-before", copy("selon", "selon-before"), jar, "--cache", "0"),
                selon("Selon before, cached", "selon-before-cached", copy("selon", "selon-before-cached"), jar)));
        Stream<PeerSetup> onDisk = Stream.concat(Stream.of(selon(), cachingSelon()), Stream.concat(earlier,
                Stream.of(fuseki(), leanFuseki(), rdf4jNative(), virtuoso())));
        Stream<PeerSetup> inMemory = data.triples() > MOST_IN_MEMORY ? Stream.of() : Stream.of(fusekiInMemory(), rdf4jMemory());
        return Stream.concat(onDisk, inMemory).toList();
    }

    private PeerSetup selon() {
        List<String> load = java(heaps.loading, "-cp", System.getProperty("java.class.path"), SelonLoad.class.getName(),
                data.quads().toString(), data.folder().resolve("selon").toString());
        return selon("Selon", "selon", load, JAR, "--cache", "0");
    }

    /** As it is started when nobody says otherwise: what was answered is given again while nothing changes. */
    private PeerSetup cachingSelon() {
        return selon("Selon, cached", "selon-cached", copy("selon", "selon-cached"), JAR);
    }

    private PeerSetup selon(String name, String folder, List<String> load, Path jar, String... more) {
        int port = freePort();
        List<String> serve = java(heaps.selon, "-Dselon.home=" + Path.of("").toAbsolutePath(), "-jar",
                jar.toAbsolutePath().toString(), "serve", "--db",
                data.folder().resolve(folder).toString(), "--port", Integer.toString(port));
        serve.addAll(List.of(more));
        return new PeerSetup(name, "selon", port, "/sparql", "", Optional.empty(), List.of(load), folder, serve);
    }

    private List<String> copy(String folder, String to) {
        return List.of("cp", "-r", data.folder().resolve(folder).toString(), data.folder().resolve(to).toString());
    }

    private PeerSetup fuseki() {
        Path store = data.folder().resolve("fuseki");
        List<List<String>> load = new ArrayList<>(List.of(java("2g", "-cp", jars.resolve("fuseki") + "/*", "tdb2.tdbloader", "--loc",
                store.toString(), data.plain().toString())));
        if (data.triples() <= MOST_VALIDATED) {
            load.add(java("4g", "-cp", jars.resolve("fuseki") + "/*", "shacl.shacl", "validate", "--shapes", data.shapes().toString(),
                    "--data", data.plain().toString()));
        }
        return fuseki("Fuseki TDB2", "fuseki", load, List.of());
    }

    private PeerSetup leanFuseki() {
        return fuseki("Fuseki TDB2, 32 KiB", "fuseki-lean", List.of(copy("fuseki", "fuseki-lean")), List.of("--jetty-config=" + SOURCES.resolve("fuseki/jetty.xml")));
    }

    private PeerSetup fuseki(String name, String folder, List<List<String>> load, List<String> more) {
        Path store = data.folder().resolve(folder);
        int port = freePort();
        List<String> serve = fusekiMain(heaps.disk, port, more);
        serve.addAll(List.of("--tdb2", "--loc=" + store, "/ds"));
        return new PeerSetup(name, "fuseki", port, "/ds/query", "", Optional.of(data.folder()), load, folder, serve);
    }

    private PeerSetup fusekiInMemory() {
        int port = freePort();
        List<String> serve = fusekiMain(heaps.memory, port, List.of());
        serve.addAll(List.of("--file=" + data.plain(), "/ds"));
        return new PeerSetup("Fuseki in memory", "fuseki", port, "/ds/query", "", Optional.of(data.folder()), List.of(),
                "", serve);
    }

    private List<String> fusekiMain(String heap, int port, List<String> more) {
        List<String> command = java(heap, "-Dbench.port=" + port, "-cp", jars.resolve("fuseki") + "/*",
                "org.apache.jena.fuseki.main.cmds.FusekiMainCmd");
        command.addAll(more);
        if (more.isEmpty()) {
            command.addAll(List.of("--localhost", "--port=" + port));
        }
        return command;
    }

    private PeerSetup rdf4jMemory() {
        int port = freePort();
        return new PeerSetup("RDF4J memory", "rdf4j", port, "/sparql", "", Optional.empty(), List.of(), "",
                rdf4j(heaps.memory, "memory", data.plain().toString(), Integer.toString(port)));
    }

    private PeerSetup rdf4jNative() {
        int port = freePort();
        Path store = data.folder().resolve("rdf4j");
        return new PeerSetup("RDF4J native", "rdf4j", port, "/sparql", "", Optional.empty(),
                List.of(rdf4j("2g", "load", store.toString(), data.plain().toString())), "rdf4j",
                rdf4j(heaps.disk, "native", store.toString(), Integer.toString(port)));
    }

    private List<String> rdf4j(String heap, String... arguments) {
        List<String> command = java(heap, "-cp", jars.resolve("rdf4j") + "/*", SOURCES.resolve("rdf4j/Rdf4jServer.java").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private PeerSetup virtuoso() {
        int port = freePort();
        int sql = freePort();
        Path folder = data.folder().resolve("virtuoso");
        String program = SOURCES.resolve("virtuoso/virtuoso").toString();
        String buffers = Integer.toString(heaps.virtuosoBuffers);
        return new PeerSetup("Virtuoso 7", "virtuoso", port, "/sparql", "default-graph-uri=urn:bench&", Optional.empty(),
                List.of(List.of(program, "load", folder.toString(), Integer.toString(sql), buffers, data.plain().toString())),
                "virtuoso",
                List.of(program, "serve", folder.toString(), Integer.toString(sql), buffers, Integer.toString(port)));
    }

    private static List<String> java(String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap, "-Xmx" + heap, "-XX:+AlwaysPreTouch", "-Xss16m"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
