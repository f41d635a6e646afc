// The README holds nothing that is not so.
package selon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import selon.core.vocab.Namespaces;

class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w*)\n(.*?)```");

    private static final String TOKEN = "a-token-of-readme-it";

    @TempDir
    private static Path folder;
    private static ServerProcess server;
    private static String readme;

    /** A copy of what the commands read, in a folder where they may leave a database. */
    @BeforeAll
    static void serve() throws IOException {
        readme = Files.readString(Path.of("README.md"));
        for (String part : new String[] {"data", "queries", "bin"}) {
            Files.createSymbolicLink(folder.resolve(part), Path.of(part).toAbsolutePath());
        }
        Files.writeString(folder.resolve("ARTICLE.txt"), "Not the article.");
        for (String imported : new String[] {"acquisitions.csv", "entities.ttl"}) {
            Files.copy(Path.of("src/test/resources/intake", imported), folder.resolve(imported));
        }
        server = new ServerProcess(new Terminal(folder, Map.of("SELON_TOKEN", TOKEN)), "--mem");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> every_command_runs() {
        List<String> commands = blocks("sh").stream().flatMap(String::lines)
                .filter(line -> !line.endsWith("bin/selon serve") && !line.equals("bin/test")).toList();
        assertTrue(commands.size() >= 10, commands.toString());
        return commands.stream().map(command -> DynamicTest.dynamicTest(command, () -> {
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile())
                    .redirectErrorStream(true);
            shell.environment().put("SELON_TOKEN", TOKEN);
            Process process = shell.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(command.contains("ARTICLE.txt") ? 1 : 0, process.exitValue(), out);
            assertFalse(out.isBlank() || Pattern.compile("\"status\" : [45]").matcher(out).find(), out);
            assertTrue(!command.contains("curl -i") || out.contains("204 No Content"), out);
            assertTrue(!command.contains("who-acquired-whom") || out.contains("Alibaba Cloud"), out);
        }));
    }

    @Test
    void the_turtle_is_in_the_data() throws IOException {
        StringBuilder prefixes = new StringBuilder();
        Namespaces.PREFIXES.forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        Graph data = GraphFactory.createDefaultGraph();
        try (Stream<Path> files = Files.list(Path.of("data"))) {
            files.forEach(file -> RDFParser.source(file).parse(data));
        }
        List<String> turtle = blocks("turtle");
        assertEquals(1, turtle.size());
        Graph shown = RDFParser.fromString(prefixes + turtle.get(0), Lang.TURTLE).toGraph();
        assertTrue(shown.size() > 8);
        shown.find().forEachRemaining(triple -> assertTrue(data.contains(triple), triple.toString()));
    }

    @Test
    void the_refusal_is_what_is_really_said() throws IOException {
        Files.createDirectories(folder.resolve("copy"));
        String name = "invezz-alibaba-c-sky.ttl";
        Files.writeString(folder.resolve("copy").resolve(name), Files.readString(Path.of("data", name))
                .replace("selon:certainty selon:Probable", "selon:certainty selon:Certain"));
        String said = new Terminal(folder).selon("check", "copy/" + name).out().replace("copy/", "data/");
        String shown = blocks("").get(0);
        assertEquals(shown.lines().findFirst(), said.lines().findFirst());
    }

    @Test
    void every_address_and_every_link_is_there() {
        for (String address : List.of("", "sparql", "data?graph=https://w3id.org/selon/id/graph/entities")) {
            assertEquals(200, server.get(address, "*/*").statusCode(), address);
        }
        List<String> missing = new ArrayList<>();
        int links = 0;
        for (Matcher link = Pattern.compile("\\]\\(([^)]+)\\)").matcher(readme); link.find(); links++) {
            if (!link.group(1).startsWith("http") && !Files.exists(Path.of(link.group(1)))) {
                missing.add(link.group(1));
            }
        }
        assertTrue(links > 5);
        assertEquals(List.of(), missing);
    }

    private static List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(readme); block.find();) {
            if (block.group(1).equals(language)) {
                String selon = server.url().substring(0, server.url().length() - 1);
                blocks.add(block.group(2).replaceAll("\\$SELON(?!_)", selon));
            }
        }
        return blocks;
    }
}
