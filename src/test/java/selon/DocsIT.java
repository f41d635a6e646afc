package selon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import selon.Markdown.Block;
import selon.core.vocab.Prefixes;

/**
 * The documentation holds nothing that is not so. Blocks of {@code sh} run, one page in a folder of its own, all beside one server; the
 * {@code text} after one is what it says. {@code turtle} is in the data, or accepted; {@code sparql} has rows; {@code json} parses.
 * A comment at the end of a command says with which exit status or HTTP status it is refused.
 */
@Tag("process")
class DocsIT {

    private static final String TOKEN = "a-token-of-docs-it";
    private static final int LONGEST_SECONDS = 120;
    private static final long LONGEST_README = 9000;
    private static final int CURL_HTTP_ERROR = 22;
    private static final Set<String> LANGUAGES = Set.of("sh", "console", "text", "turtle", "sparql", "json", "java");
    /** Commands that are run otherwise: the server of this test, and the tests themselves. */
    private static final Set<String> RUN_OTHERWISE = Set.of("bin/selon serve", "SELON_TOKEN=secret bin/selon serve", "bin/test",
            "bin/test quick");
    /** What a test can't run, as the pages show it: it takes an hour, root, another program, or a registry. */
    private static final Path NOT_RUN = Path.of("src/test/resources/docs/not-run.txt");
    private static final Pattern REFUSED = Pattern.compile("# (?:exit status (\\d)|answers (\\d{3}))$");
    /** How long something took, and what differs from one run to the next. */
    private static final Pattern VARYING = Pattern.compile("\\(\\d+\\.\\d s\\)");
    private static final Pattern ADDRESS = Pattern.compile("(?:\\$SELON)?(/[^\\s`<>…*]*)");
    private static final List<String> LINKED = List.of("bin", "data", "ontology", "queries");
    /** What looks like an address, and is a place in a system. */
    private static final Set<String> ELSEWHERE = Set.of("/data", "/dev/urandom", "/tmp", "/proc", "/var/lib/selon",
            "/etc/selon/tokens", "/opt/selon");
    private static final Pattern FILE = Pattern.compile("(?:bin|data|deploy|docs|ontology|queries|src)/[\\w./-]*");

    @TempDir
    private static Path folder;
    private static ServerProcess server;
    private static List<Markdown> pages;

    @BeforeAll
    static void serve() throws IOException {
        pages = Markdown.all();
        Files.writeString(folder.resolve(".curlrc"), "fail-with-body\nsilent\nshow-error\n");
        server = new ServerProcess(new Terminal(folder, Map.of("SELON_TOKEN", TOKEN)), "--mem");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        try (Stream<Path> places = Files.list(folder)) {
            for (Path place : places.filter(Files::isDirectory).toList()) {
                for (String part : LINKED) {
                    Files.deleteIfExists(place.resolve(part));
                }
            }
        }
    }

    @Test
    void all_pages_are_there_and_the_readme_is_short() throws IOException {
        Set<String> names = new TreeSet<>();
        pages.forEach(page -> names.add(page.file().toString()));
        assertTrue(names.containsAll(Set.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/ask.md", "docs/write.md", "docs/import.md",
                "docs/operate.md", "docs/speed.md", "docs/cli.md", "docs/model.md", "docs/architecture.md")), names.toString());
        assertTrue(Files.size(Path.of("README.md")) <= LONGEST_README, Files.size(Path.of("README.md")) + " bytes");
        Set<String> readme = new TreeSet<>(pages.stream().filter(page -> page.file().equals(Path.of("README.md"))).findFirst().orElseThrow()
                .links());
        names.removeAll(readme);
        names.removeIf(name -> name.startsWith("docs/peers-"));
        assertEquals(Set.of("README.md"), names, "the README leads to every page");
    }

    @TestFactory
    Stream<DynamicTest> every_command_runs() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        int answers = 0;
        for (Markdown page : pages) {
            Path place = folder.resolve(page.file().getFileName().toString().replace(".md", ""));
            for (Block block : page.blocks()) {
                List<String> commands = block.language().equals("sh") ? block.commands() : List.of();
                for (int i = 0; i < commands.size(); i++) {
                    String command = commands.get(i);
                    String shown = i == commands.size() - 1 ? page.answer(block) : "";
                    if (!RUN_OTHERWISE.contains(command)) {
                        furnish(place);
                        answers += shown.isEmpty() ? 0 : 1;
                        tests.add(dynamicTest(page.file() + ":" + block.line() + ": " + command, () -> run(place, command, shown)));
                    }
                }
            }
        }
        assertTrue(answers >= 2, "answers shown: " + answers);
        assertTrue(tests.size() >= 40, "commands: " + tests.size());
        return tests.stream();
    }

    /** Puts into the folder of a page what its commands read. */
    private static void furnish(Path place) throws IOException {
        if (Files.exists(place)) {
            return;
        }
        Files.createDirectories(place);
        for (String part : LINKED) {
            Files.createSymbolicLink(place.resolve(part), Path.of(part).toAbsolutePath());
        }
        Files.writeString(place.resolve("ARTICLE.txt"), "Not the article.");
        for (String imported : List.of("acquisitions.csv", "entities.ttl")) {
            Files.copy(Path.of("src/test/resources/intake", imported), place.resolve(imported));
        }
    }

    private static void run(Path place, String command, String shown) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(place.toFile()).redirectErrorStream(true);
        shell.environment().keySet().removeAll(List.of("LC_ALL", "LC_MESSAGES", "COLUMNS"));
        shell.environment().putAll(Map.of("SELON_TOKEN", TOKEN, "HOME", folder.toString(), "LANG", "C.UTF-8",
                "SELON", server.url().substring(0, server.url().length() - 1)));
        Process process = shell.start();
        process.getOutputStream().close();
        CompletableFuture<byte[]> said = OwnThread.supply(() -> bytes(process));
        assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), command + " ends");
        String out = new String(said.join(), StandardCharsets.UTF_8);
        Matcher refused = REFUSED.matcher(command);
        if (!refused.find()) {
            assertEquals(0, process.exitValue(), out);
        } else if (refused.group(1) != null) {
            assertEquals(refused.group(1), String.valueOf(process.exitValue()), out);
        } else {
            assertEquals(CURL_HTTP_ERROR, process.exitValue(), out);
            assertTrue(out.contains("error: " + refused.group(2)), out);
        }
        assertTrue(!out.isBlank() || command.contains(" > "), "it says something");
        shown.lines().filter(line -> !line.equals("…")).forEach(line ->
                assertTrue(settled(out).contains(settled(line)), line + "\nis not in\n" + out));
    }

    private static String settled(String said) {
        return VARYING.matcher(said).replaceAll("");
    }

    private static byte[] bytes(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            return e.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_is_not_run_is_listed() throws IOException {
        List<String> shown = new ArrayList<>();
        each("console", block -> shown.addAll(block.commands()), 3);
        assertEquals(new LinkedHashSet<>(Files.readAllLines(NOT_RUN)), new LinkedHashSet<>(shown));
        Set<String> unknown = new TreeSet<>();
        pages.forEach(page -> page.blocks().stream().filter(block -> !LANGUAGES.contains(block.language()))
                .forEach(block -> unknown.add(page.file() + ":" + block.line() + " " + block.language())));
        assertEquals(Set.of(), unknown, "each block says what it is");
    }

    @Test
    void the_turtle_is_in_the_data_or_accepted() throws IOException {
        StringBuilder prefixes = new StringBuilder();
        Prefixes.ALL.forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        Graph data = GraphFactory.createDefaultGraph();
        for (String part : new String[] {"data", "ontology", "ontology/shapes"}) {
            try (Stream<Path> files = Files.list(Path.of(part))) {
                files.filter(file -> file.toString().endsWith(".ttl")).forEach(file -> RDFParser.source(file).parse(data));
            }
        }
        each("turtle", block -> {
            Graph shown = RDFParser.fromString(prefixes + block.text(), Lang.TURTLE).toGraph();
            assertTrue(shown.size() > 5, block.text());
            if (!shown.stream().allMatch(data::contains)) {
                accepted(prefixes + block.text());
            }
        }, 3);
    }

    private static void accepted(String turtle) {
        try {
            Path file = Files.writeString(folder.resolve("shown-in-the-documentation.ttl"), turtle);
            Terminal.Result checked = new Terminal(folder).selon("check", file.toString());
            assertEquals(0, checked.status(), checked.out() + checked.err());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_queries_have_rows_and_the_json_parses() {
        each("sparql", block -> {
            String rows = server.ask(block.text(), "text/csv").body();
            assertTrue(rows.lines().count() > 1, block.text() + rows);
        }, 2);
        each("json", block -> assertFalse(JSON.parseAny(block.text()).isNull()), 1);
    }

    @Test
    void every_link_leads_somewhere() {
        List<String> missing = new ArrayList<>();
        int links = 0;
        for (Markdown page : pages) {
            for (String link : page.links()) {
                links++;
                if (!isThere(page, URI.create(link))) {
                    missing.add(page.file() + ": " + link);
                }
            }
        }
        assertTrue(links > 50, "links: " + links);
        assertEquals(List.of(), missing);
    }

    /** Whether a link leads to a file, and to a heading in it; addresses of others are taken as they are. */
    private static boolean isThere(Markdown page, URI link) {
        if (link.isAbsolute()) {
            return true;
        }
        Path file = link.getPath().isEmpty() ? page.file()
                : Path.of("").resolve(page.file()).resolveSibling(link.getPath()).normalize();
        return Files.exists(file) && (link.getFragment() == null || pages.stream()
                .anyMatch(other -> other.file().equals(file) && other.anchors().contains(link.getFragment())));
    }

    @Test
    void every_file_and_every_address_is_there() {
        Set<String> missing = new TreeSet<>();
        int files = 0;
        Set<String> addresses = new TreeSet<>();
        for (Markdown page : pages) {
            for (String code : page.code()) {
                Matcher address = ADDRESS.matcher(code);
                if (FILE.matcher(code).matches() && !code.matches(".*[A-Z]{3,}.*")) {
                    files++;
                    if (!Files.exists(Path.of(code))) {
                        missing.add(page.file() + ": " + code);
                    }
                } else if (address.matches() && !ELSEWHERE.contains(address.group(1)) && !address.group(1).matches(".*[A-Z]{2,}.*")) {
                    addresses.add(address.group(1));
                }
            }
        }
        addresses.forEach(address -> {
            int status = server.get(address.substring(1), "*/*").statusCode();
            if (status == 404 || status >= 500) {
                missing.add(address + " answers " + status);
            }
        });
        assertTrue(files > 15, "files: " + files);
        assertTrue(addresses.size() > 15, addresses.toString());
        assertEquals(Set.of(), missing);
    }

    private static void each(String language, Consumer<Block> check, int atLeast) {
        List<Block> blocks = pages.stream().flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals(language)).toList();
        assertTrue(blocks.size() >= atLeast, blocks.size() + " blocks of " + language);
        blocks.forEach(check);
    }
}
