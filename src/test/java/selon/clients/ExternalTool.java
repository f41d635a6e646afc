package selon.clients;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that may be missing on somebody's machine, but never where the gate for landing runs. */
enum ExternalTool {
    NODE("nodejs", "node", "--version"),
    NPM("npm", "npm", "--version"),
    CHROMIUM("chromium", "/usr/bin/chromium", "--version"),
    RDFLIB("python3-rdflib", "/usr/bin/python3", "-c", "import rdflib"),
    RAPTOR("raptor2-utils", "rapper", "--version");

    private static final int LONGEST_SECONDS = 60;
    private final String debian;
    private final List<String> greeting;

    ExternalTool(String debian, String... greeting) {
        this.debian = debian;
        this.greeting = List.of(greeting);
    }

    /** Leaves the checks of a class out, and says so, where a tool is missing; with CI set that is a failure. */
    static void need(String checks, ExternalTool... tools) {
        String missing = Arrays.stream(tools).filter(tool -> !tool.there()).map(tool -> tool.debian)
                .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            leaveOut(checks, "apt-get install " + missing);
        }
    }

    /** Leaves checks out for want of something, and says so; with CI set that is a failure. */
    static void leaveOut(String checks, String mend) {
        String sentence = "NOT CHECKED: " + checks + ". To have it checked: " + mend;
        if (System.getenv("CI") != null) {
            Assertions.fail(sentence);
        }
        System.err.println(sentence);
        Assumptions.abort(sentence);
    }

    private boolean there() {
        try {
            Process process = new ProcessBuilder(greeting).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
