package selon.bench.peers;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import selon.RawConnection;

/** A SPARQL server in a process of its own, asked over HTTP on loopback, by POST, for JSON. */
final class Peer implements AutoCloseable {

    /** An answer that is no answer. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String words) {
            super(words.replaceAll("\\s+", " ").strip());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STARTING_SECONDS = 300;
    private static final int OK = 200;
    private static final int WORDS = 160;

    private final PeerSetup setup;
    private final Process process;
    private final Asker asker;

    private Peer(PeerSetup setup, Process process) {
        this.setup = setup;
        this.process = process;
        this.asker = asker();
    }

    /** Starts one, and waits until it answers. */
    static Peer start(PeerSetup setup, Path logs) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(setup.command()).redirectErrorStream(true)
                .redirectOutput(logs.resolve(setup.name().replaceAll("\\W+", "-") + ".log").toFile());
        builder.environment().put("LC_CTYPE", "C.UTF-8");
        setup.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        Peer peer = new Peer(setup, builder.start());
        for (int second = 0; second < STARTING_SECONDS; second++) {
            if (peer.answers()) {
                return peer;
            }
            if (!peer.process.isAlive()) {
                break;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        peer.close();
        throw new IOException(setup.name() + " did not start; its log is in " + logs);
    }

    private boolean answers() {
        try {
            ask(request("SELECT * { ?s <https://w3id.org/selon/ns#deal> ?o } LIMIT 1"));
            return true;
        } catch (Failed e) {
            return false;
        }
    }

    String name() {
        return setup.name();
    }

    String dialect() {
        return setup.dialect();
    }

    /** The bytes of a request that asks a query. */
    byte[] request(String query) {
        String body = setup.parameters() + "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return ("POST " + setup.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + setup.port() + "\r\nAccept: application/sparql-results+json\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The body of its answer.
     *
     * @throws Failed when it is none
     */
    String ask(byte[] request) {
        return asker.ask(request);
    }

    /** One more client. */
    Asker asker() {
        return new Asker(new RawConnection("http://127.0.0.1:" + setup.port(), PATIENCE));
    }

    /** A client with a connection of its own, which hands a request to no other thread: that takes longer than a small answer. */
    record Asker(RawConnection connection) implements AutoCloseable {

        /**
         * The body of its answer, byte by byte.
         *
         * @throws Failed when it is none
         */
        String ask(byte[] request) {
            try {
                RawConnection.Answer answer = connection.send(request, false);
                if (answer.status() != OK) {
                    throw new Failed(answer.status() + " " + answer.body().substring(0, Math.min(WORDS, answer.body().length())));
                }
                return answer.body();
            } catch (IOException e) {
                throw new Failed(e.toString());
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Seconds of all processors that its process has used. */
    double processor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Mebibytes of memory that its process holds, mapped files included, and those without them. */
    Memory memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        return new Memory(mebibytes(status, "VmRSS:"), mebibytes(status, "RssAnon:"));
    }

    /** Mebibytes. */
    record Memory(long all, long own) {}

    private static long mebibytes(Path status, String field) throws IOException {
        return Files.readAllLines(status).stream().filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() >> 10;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asker.close();
    }
}
