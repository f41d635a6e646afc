package selon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The folder list is the architecture: arrows run down, no files form a circle, every room says what belongs in it. */
class FloorsTest {

    /** From the ground up. A package calls those before it in this list, and no other. */
    private static final List<String> FLOORS = List.of(
            "core.vocab", "core.rdf", "core.tdb", "core.ledger", "core.shacl", "core.derive", "core.store", "core.query",
            "view.claims", "view.deals", "view.terms",
            "names.index", "names.match",
            "intake.recipe", "intake.rows", "intake.wikidata", "intake.run", "intake.link",
            "wikidata.export",
            "http.base", "http.filter", "http.guard", "http.sparql", "http.write", "http.publish",
            "pages.things", "pages.terms", "pages.questions", "pages.reconcile",
            "app.server", "app.cli");

    /** Which packages may know a library. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "jakarta.servlet", "http\\..*|pages\\..*|app\\.server",
            "org.eclipse.jetty", "http\\..*|pages\\..*|app\\.server",
            "org.apache.jena.fuseki", "http\\..*|pages\\..*|app\\.server",
            "org.apache.jena.tdb2", "core\\.(tdb|store)",
            "org.apache.lucene", "names\\..*",
            "io.micrometer", "http\\.filter",
            "picocli", "app\\.cli",
            "gg.jte", "http\\.base");

    /** Libraries that come with another one, and that have their like among those we use. */
    private static final List<String> NEEDLESS = List.of("org.apache.jena.atlas.json", "com.google.gson", "org.apache.commons.lang3");
    private static final int MOST_FILES = 28;
    private static final int MOST_LINES = 350;
    private static final Path MAIN = Path.of("src/main/java/selon");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(selon\\.[\\w.]+)[\\w$]*\\s+-> (selon\\.[\\w.]+)");
    private static final Pattern ROOM = Pattern.compile("`(\\w+\\.\\w+)`");
    /** A name of two words or more, as classes have them. */
    private static final Pattern CLASS = Pattern.compile("\\b([A-Z][a-z]+(?:[A-Z][a-z]+)+(?:IT)?)\\b");
    private static final Pattern FOREIGN = Pattern.compile("(?m)^ +selon\\.(\\w+\\.\\w+)\\.\\S+\\s+-> ([\\w.]+)");

    private static String jdeps;
    /** Each file and the files that it needs; nested types count as their file's. */
    private static Map<String, Set<String>> arrows;

    @BeforeAll
    static void look() {
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "-verbose:class", "-filter:none", "--multi-release", "17", "--ignore-missing-deps", "target/classes");
        jdeps = out.toString();
        arrows = ARROW.matcher(jdeps).results().filter(arrow -> !arrow.group(1).equals(arrow.group(2)))
                .collect(groupingBy(arrow -> arrow.group(1), TreeMap::new, mapping(arrow -> arrow.group(2), toCollection(TreeSet::new))));
        assertTrue(arrows.size() > 200, "jdeps saw " + arrows.size() + " files");
    }

    private static String room(String file) {
        return file.substring("selon.".length(), file.lastIndexOf('.'));
    }

    @Test
    void arrows_run_down() {
        Set<String> wrong = new TreeSet<>();
        arrows.forEach((from, all) -> all.stream()
                .filter(to -> !room(from).equals(room(to)) && FLOORS.indexOf(room(to)) >= FLOORS.indexOf(room(from)))
                .forEach(to -> wrong.add(from + " -> " + to)));
        assertEquals(Set.of(), wrong);
    }

    /** Takes away files that need none of the rest, and files that none of the rest needs; what is left is in a circle. */
    @Test
    void no_files_form_a_circle() {
        Map<String, Set<String>> rest = new TreeMap<>();
        arrows.forEach((from, all) -> rest.put(from, new TreeSet<>(all)));
        boolean less = true;
        while (less) {
            rest.values().forEach(needed -> needed.retainAll(rest.keySet()));
            Set<String> needed = new TreeSet<>();
            rest.values().forEach(needed::addAll);
            less = rest.entrySet().removeIf(file -> file.getValue().isEmpty() || !needed.contains(file.getKey()));
        }
        assertEquals(Map.of(), rest);
    }

    @Test
    void every_room_is_on_the_plan_says_what_belongs_in_it_and_is_not_crowded() throws IOException {
        Map<String, List<Path>> rooms = sources().stream()
                .collect(groupingBy(file -> MAIN.relativize(file).getParent().toString().replace('/', '.')));
        assertEquals(new TreeSet<>(FLOORS), new TreeSet<>(rooms.keySet()));
        for (Map.Entry<String, List<Path>> room : rooms.entrySet()) {
            Path info = MAIN.resolve(room.getKey().replace('.', '/')).resolve("package-info.java");
            assertTrue(Files.exists(info), room.getKey() + " has no package-info.java");
            assertTrue(room.getValue().size() - 1 <= MOST_FILES, room.getKey() + " has " + room.getValue().size() + " files");
        }
    }

    @Test
    void the_documentation_names_every_room_and_no_class_that_is_not_there() throws IOException {
        String page = Files.readString(Path.of("docs/architecture.md"));
        Set<String> named = ROOM.matcher(page).results().map(room -> room.group(1)).collect(toCollection(TreeSet::new));
        named.retainAll(FLOORS);
        assertEquals(new TreeSet<>(FLOORS), named);
        Set<String> files = new TreeSet<>();
        for (String folder : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> walked = Files.walk(Path.of(folder))) {
                walked.forEach(file -> files.add(file.getFileName().toString().replace(".java", "")));
            }
        }
        Set<String> classes = CLASS.matcher(page + Files.readString(Path.of("CONTRIBUTING.md"))).results().map(name -> name.group(1))
                .collect(toCollection(TreeSet::new));
        assertTrue(classes.size() > 40, classes.toString());
        classes.removeAll(files);
        assertEquals(Set.of("PropertyShape"), classes, "but for a term of SHACL");
    }

    @Test
    void a_library_is_known_where_it_belongs() {
        Set<String> wrong = new TreeSet<>();
        Set<String> met = new TreeSet<>();
        for (MatchResult arrow : FOREIGN.matcher(jdeps).results().toList()) {
            LIBRARIES.forEach((library, rooms) -> {
                if (arrow.group(2).startsWith(library + ".")) {
                    met.add(library);
                    if (!arrow.group(1).matches(rooms)) {
                        wrong.add(arrow.group(1) + " -> " + library);
                    }
                }
            });
            NEEDLESS.stream().filter(library -> arrow.group(2).startsWith(library + ".")).forEach(library ->
                    wrong.add(arrow.group(1) + " -> " + library));
        }
        assertEquals(LIBRARIES.keySet(), met);
        assertEquals(Set.of(), wrong);
    }

    @Test
    void no_file_is_long() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : sources()) {
            try (Stream<String> lines = Files.lines(file)) {
                if (lines.count() > MOST_LINES) {
                    wrong.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /** A thread that is interrupted while it writes to TDB2 lets nobody write any more. */
    @Test
    void nobody_interrupts_a_thread_that_may_write() throws IOException {
        Pattern interrupting = Pattern.compile("shutdownNow\\(|\\.cancel\\(true\\)|(?<!Thread\\.currentThread\\(\\))\\.interrupt\\(");
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            if (interrupting.matcher(Files.readString(file)).find()) {
                found.add(file.getFileName().toString());
            }
        }
        assertEquals(Set.of("Federation.java"), found, "but for a request to another endpoint");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> walked = Files.walk(MAIN)) {
            List<Path> files = walked.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(files.size() > 200, files.size() + " files");
            return files;
        }
    }
}
