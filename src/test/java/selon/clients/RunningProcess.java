package selon.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that it starts: ended when its time is up, when it is closed, and when these tests are ended. */
final class RunningProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final Thread withUs = new Thread(this::endTree);
    private volatile boolean late;

    private RunningProcess(Process process, Duration longest) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(withUs);
        CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS).execute(this::tooLate);
    }

    /** Starts a process that may take so long. */
    static RunningProcess start(ProcessBuilder builder, Duration longest) throws IOException {
        return new RunningProcess(builder.start(), longest);
    }

    /** The next line on its standard output; null at its end. */
    String line() throws IOException {
        return out.readLine();
    }

    /** How it ended, after a wait: {@code status 0}, or that it took too long. */
    String end(Duration wait) {
        try {
            process.waitFor(wait.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (late) {
            return "it took too long and was ended";
        }
        return process.isAlive() ? "it does not end" : "status " + process.exitValue();
    }

    private void tooLate() {
        if (process.isAlive()) {
            late = true;
            endTree();
        }
    }

    private void endTree() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        endTree();
        Runtime.getRuntime().removeShutdownHook(withUs);
    }
}
