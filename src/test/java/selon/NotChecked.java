package selon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Notes what was left out and why, one line each, for the end of {@code bin/test}. */
public final class NotChecked implements TestExecutionListener {

    private static final Path NOTES = Path.of("target/not-checked.txt");

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            note(test, result.getThrowable().map(Throwable::getMessage).orElse("it gives no reason"));
        }
    }

    private static void note(TestIdentifier test, String reason) {
        String[] parts = test.getUniqueId().replaceAll("\\[engine:[^]]*\\]/?", "").split("/");
        String name = parts[0].replaceAll("\\[[^:]*:(.*)\\]", "$1") + (parts.length > 1 ? ", " + test.getDisplayName() : "");
        String why = reason.replaceFirst("^Assumption failed: (skipped: )?", "").replaceAll("\\s+", " ");
        try {
            Files.writeString(NOTES, "  " + name + ": " + why + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
