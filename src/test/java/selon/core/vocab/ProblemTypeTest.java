package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every problem has its words in both languages, and is thrown somewhere. */
class ProblemTypeTest {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("selon.core.vocab.problems", Locale.ROOT);
    private static final ResourceBundle FRENCH = ResourceBundle.getBundle("selon.core.vocab.problems", Locale.FRENCH);
    private static final List<String> PARTS = List.of("title", "detail", "help");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    /** An apostrophe that stands alone would swallow the places after it; before and after a brace it is meant. */
    private static final Pattern ALONE = Pattern.compile("(?<!['}{])'(?!['{}])");
    private static final Path CLASSES = Path.of("target/classes/selon");
    private static final int MOST_PLACES = 6;

    @ParameterizedTest
    @EnumSource
    void has_its_words_in_both_languages_with_the_same_places(ProblemType type) {
        for (String part : PARTS) {
            String key = type.code() + "." + part;
            assertTrue(FRENCH.keySet().contains(key) && ENGLISH.keySet().contains(key), key);
            assertFalse(ENGLISH.getString(key).isBlank() || FRENCH.getString(key).isBlank(), key);
            assertEquals(places(ENGLISH.getString(key)), places(FRENCH.getString(key)), key);
            assertFalse(ALONE.matcher(ENGLISH.getString(key)).find() || ALONE.matcher(FRENCH.getString(key)).find(), key);
        }
        assertFalse(type.help("en").equals(type.help("fr")) || type.title("en").equals(type.title("fr")), type.code());
        assertTrue(type.status() >= 400 && type.status() < 600);
        assertEquals(Optional.of(type), ProblemType.of(type.code()));
    }

    @ParameterizedTest
    @EnumSource
    void says_each_of_its_arguments(ProblemType type) {
        Set<String> places = places(ENGLISH.getString(type.code() + ".detail"));
        Object[] arguments = IntStream.range(0, MOST_PLACES).mapToObj(place ->
                ENGLISH.getString(type.code() + ".detail").contains("{" + place + ",choice") ? 1 : Segment.address("/a" + place)).toArray();
        for (String language : new String[] {"en", "fr"}) {
            String said = ProblemException.of(type, arguments).message(language);
            for (String place : places) {
                boolean choosing = arguments[Integer.parseInt(place)] instanceof Integer;
                assertTrue(choosing || said.contains("/a" + place), said);
            }
            assertFalse(said.contains("{0") || said.contains("''"), said);
        }
    }

    @Test
    void nothing_else_is_in_the_bundles() {
        Set<String> keys = Stream.of(ProblemType.values()).flatMap(type -> PARTS.stream().map(part -> type.code() + "." + part))
                .collect(Collectors.toCollection(TreeSet::new));
        keys.addAll(List.of("unchanged", "body-line", "body-column"));
        assertEquals(keys, new TreeSet<>(ENGLISH.keySet()));
        assertEquals(keys, new TreeSet<>(FRENCH.keySet()));
    }

    /** The name of a constant stands in each class that uses it (JVM specification, section 4.4.7). */
    @Test
    void each_is_thrown_somewhere() throws IOException {
        Set<String> unused = Stream.of(ProblemType.values()).map(ProblemType::name).collect(Collectors.toCollection(TreeSet::new));
        int classes = 0;
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class") && !one.endsWith("vocab/ProblemType.class")).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                unused.removeIf(name -> bytes.contains("\001\000" + (char) name.length() + name));
                classes++;
            }
        }
        assertTrue(classes > 100, classes + " classes");
        assertEquals(Set.of(), unused);
    }

    @Test
    void numbers_are_told_as_they_are_and_addresses_and_foreign_words_apart() {
        ProblemException fault = ProblemException.of(ProblemType.NO_SUCH_QUESTION, "x {0} 'y'", List.of(Segment.address("/queries/a"),
                Segment.address("/queries/b")), Segment.address("/queries"));
        assertEquals(List.of("/queries/a", "/queries/b", "/queries"),
                fault.told("fr").stream().filter(Segment::isAddress).map(Segment::text).toList());
        assertTrue(fault.getMessage().contains("\"x {0} 'y'\""), fault.getMessage());
        assertTrue(ProblemException.of(ProblemType.TOO_MANY_NAMES, 12_345).message("fr").contains("12345"));
        assertTrue(ProblemException.of(ProblemType.QUERY_SYNTAX, Segment.foreign("Encountered")).told("fr").get(1).isForeign());
    }

    private static Set<String> places(String pattern) {
        return PLACE.matcher(pattern).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
