// An arrow may only run down, and nobody interrupts.
package selon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class FloorsTest {

    /** From the ground up; what stands in one list stands on one floor, and does not know the other. */
    private static final List<Set<String>> FLOORS = List.of(Set.of("vocab"), Set.of("validate"), Set.of("ledger"),
            Set.of("store"),
            Set.of("query", "describe"), Set.of("reconcile", "handoff"), Set.of("intake", "link"), Set.of("http"), Set.of("cli"));
    private static final Pattern ARROW = Pattern.compile("selon\\.(\\w+)\\s+->\\s+selon\\.(\\w+)");

    @Test
    void packages_know_only_those_below_them() {
        Set<String> wrong = new TreeSet<>();
        int arrows = 0;
        for (Matcher arrow = ARROW.matcher(packages()); arrow.find(); arrows++) {
            if (!arrow.group(1).equals(arrow.group(2)) && floor(arrow.group(1)) <= floor(arrow.group(2))) {
                wrong.add(arrow.group());
            }
        }
        assertTrue(arrows >= 8, "jdeps saw the packages");
        assertEquals(Set.of(), wrong);
    }

    @Test
    void only_the_server_knows_servlets() {
        Set<String> knowing = new TreeSet<>();
        Matcher arrow = Pattern.compile("selon\\.(\\w+)\\s+->\\s+jakarta\\.servlet").matcher(packages());
        while (arrow.find()) {
            knowing.add(arrow.group(1));
        }
        assertEquals(Set.of("http"), knowing);
    }

    /** A thread that is interrupted while it writes to TDB2 lets nobody write any more. */
    @Test
    void nobody_interrupts_a_thread_that_may_write() throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(Path.of("src/main/java"))) {
            files = walked.filter(Files::isRegularFile).toList();
        }
        assertTrue(files.size() > 200, files.size() + " files");
        Pattern interrupting = Pattern.compile("shutdownNow\\(|\\.cancel\\(true\\)|(?<!Thread\\.currentThread\\(\\))\\.interrupt\\(");
        Set<String> found = new TreeSet<>();
        for (Path file : files) {
            if (interrupting.matcher(Files.readString(file)).find()) {
                found.add(file.getFileName().toString());
            }
        }
        assertEquals(Set.of("Federation.java"), found, "but for a request to another endpoint");
    }

    private static int floor(String name) {
        for (int i = 0; i < FLOORS.size(); i++) {
            if (FLOORS.get(i).contains(name)) {
                return i;
            }
        }
        throw new AssertionError("selon." + name + " is on no floor");
    }

    private static String packages() {
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "-verbose:package", "-filter:none", "--multi-release", "17", "--ignore-missing-deps", "target/classes");
        return out.toString();
    }
}
