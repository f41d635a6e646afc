package selon;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** One name, one thing: whoever reads a type's simple name knows which one is meant. */
class NamesTest {

    private static final Path MAIN = Path.of("src/main/java/selon");
    private static final Path CLASSES = Path.of("target/classes/selon");
    /** Of a nested class, the name after the last dollar sign; anonymous and local classes have digits there. */
    private static final Pattern SIMPLE = Pattern.compile(".*?(?:\\$|^)([A-Za-z]\\w*)\\.class");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?!static )(?!selon\\.)[\\w.]+\\.(\\w+);");

    @Test
    void no_two_types_share_a_simple_name() throws IOException {
        Map<String, List<Path>> types = files(CLASSES, ".class").stream()
                .filter(file -> SIMPLE.matcher(last(file)).matches())
                .collect(groupingBy(NamesTest::simple, TreeMap::new, toCollection(java.util.ArrayList::new)));
        assertTrue(types.size() > 300, types.size() + " types");
        types.values().removeIf(same -> same.size() < 2);
        assertEquals(Map.of(), types);
    }

    @Test
    void no_type_hides_one_of_a_library_that_its_package_uses() throws IOException {
        Map<Path, Set<String>> own = new TreeMap<>();
        files(MAIN, ".java").forEach(file -> own.computeIfAbsent(file.getParent(), of -> new TreeSet<>())
                .add(last(file).replace(".java", "")));
        Set<String> hidden = new TreeSet<>();
        int imports = 0;
        for (Path file : files(MAIN, ".java")) {
            for (var line : IMPORT.matcher(Files.readString(file)).results().toList()) {
                imports++;
                if (own.get(file.getParent()).contains(line.group(1))) {
                    hidden.add(file + ": " + line.group());
                }
            }
        }
        assertTrue(imports > 1000, imports + " imports");
        assertEquals(Set.of(), hidden);
    }

    private static String simple(Path file) {
        var name = SIMPLE.matcher(last(file));
        return name.matches() ? name.group(1) : "";
    }

    private static String last(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> last(file).endsWith(ending) && !last(file).equals("package-info.java")
                    && !last(file).equals("package-info.class")).toList();
        }
    }
}
