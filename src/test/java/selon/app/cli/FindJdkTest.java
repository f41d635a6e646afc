package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/find-jdk} finds a JDK that is new enough, wherever the machine keeps it. */
class FindJdkTest {

    private static final String ECHO = "home=/h; . '%s'; echo \"$JAVA_HOME $java $archive_file\"";

    @TempDir
    private Path folder;

    /** A folder that looks like a JDK. */
    private Path jdk(String place, String version) throws IOException {
        Path jdk = folder.resolve(place);
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.createDirectories(jdk.resolve("bin")).resolve(program);
            Files.writeString(file, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
            assertTrue(file.toFile().setExecutable(true));
        }
        if (!place.endsWith("bare")) {
            Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        }
        return jdk;
    }

    /** What it finds; the folders of this machine's own JDKs are taken for empty. */
    private String found(Map<String, String> environment, int status) throws Exception {
        Path script = folder.resolve("find-jdk");
        String text = Files.readString(Path.of("bin/find-jdk"));
        for (String root : new String[] {"/usr/", "/opt/", "/Library/"}) {
            text = text.replace(" " + root, " " + folder + root);
        }
        Files.writeString(script, text);
        ProcessBuilder builder = new ProcessBuilder("sh", "-eu", "-c", ECHO.formatted(script)).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(Map.of("HOME", folder.toString(), "PATH", path()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(status, process.waitFor(), said);
        return said;
    }

    /** A path with what a shell needs, and without a JDK. */
    private String path() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String program : new String[] {"sh", "sed", "readlink"}) {
            Path there = Files.exists(Path.of("/bin", program)) ? Path.of("/bin", program) : Path.of("/usr/bin", program);
            if (!Files.exists(programs.resolve(program))) {
                Files.createSymbolicLink(programs.resolve(program), there);
            }
        }
        return programs.toString();
    }

    private static String of(Path jdk, String version) {
        return jdk + " " + jdk + "/bin/java /h/target/selon-" + version + ".jsa";
    }

    @Test
    void the_one_that_is_named_is_taken_where_it_is_new_enough() throws Exception {
        Path other = jdk("usr/lib/jvm/java-30", "30.0.1");
        Path named = jdk("named", "21.0.2");
        Path old = jdk("old", "17.0.15");
        assertEquals(of(named, "21.0.2"), found(Map.of("JAVA_HOME", named.toString()), 0));
        assertEquals(of(other, "30.0.1"), found(Map.of("JAVA_HOME", old.toString()), 0));
        assertEquals(of(other, "30.0.1"), found(Map.of("JAVA_HOME", "/nowhere"), 0));
    }

    @Test
    void the_one_on_the_path_is_next_and_its_links_are_followed() throws Exception {
        jdk("usr/lib/jvm/java-30", "30.0.1");
        Path linked = jdk("linked", "22-ea");
        Files.createSymbolicLink(folder.resolve("alternative"), linked.resolve("bin/javac"));
        Files.createSymbolicLink(Path.of(path()).resolve("javac"), folder.resolve("alternative"));
        assertEquals(of(linked, "22-ea"), found(Map.of(), 0));
    }

    @Test
    void with_an_old_one_first_on_the_path_the_newest_in_the_usual_folders_is_taken() throws Exception {
        Path old = jdk("usr/lib/jvm/java-17-openjdk", "17.0.15");
        Files.createSymbolicLink(Path.of(path()).resolve("javac"), old.resolve("bin/javac"));
        jdk("usr/lib/jvm/java-21-openjdk", "21.0.5");
        Path newest = jdk(".sdkman/candidates/java/25-bare", "25.0.3");
        assertEquals(of(newest, "25.0.3"), found(Map.of(), 0));
    }

    @Test
    void where_there_is_none_it_says_which_is_needed_and_how_to_get_it() throws Exception {
        jdk("usr/lib/jvm/java-17-openjdk", "17.0.15");
        String said = found(Map.of(), 2);
        assertTrue(said.startsWith("Selon needs a JDK of version 21 or later") && said.contains("apt install")
                && said.contains("brew install") && said.contains("winget install"), said);
    }
}
