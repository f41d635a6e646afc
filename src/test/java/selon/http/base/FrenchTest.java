// What is wrong, in French: nothing left out.
package selon.http.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class FrenchTest {

    private static final Pattern PROBLEM = Pattern.compile("new Problem\\(|ServletOps\\.error\\w*\\(|new Unreadable\\(|new Closed\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java/selon/http"), Path.of("src/main/java/selon/reconcile"));
    /** What an operator reads at a terminal, and not a reader of pages. */
    private static final Set<String> AT_A_TERMINAL = Set.of("SelonServer.java", "Tokens.java", "CatalogueFile.java");
    private static final int WORDS = 12;

    private static String filled(String sentence) {
        return sentence.replaceAll("\\{(\\d)}", "<x$1>");
    }

    private static Set<String> varying(String sentence) {
        return new TreeSet<>(Pattern.compile("\\{\\d}").matcher(sentence).results().map(found -> found.group()).toList());
    }

    @Test
    void each_sentence_is_found_by_its_english_with_what_varies() {
        assertTrue(French.sentences().size() > 100);
        for (French sentence : French.sentences()) {
            assertEquals(varying(sentence.english()), varying(sentence.french()), sentence.english());
            assertEquals(Optional.of(filled(sentence.french())), French.of(filled(sentence.english())));
        }
    }

    @Test
    void sentences_follow_each_other_and_one_that_is_not_known_leaves_all_in_english() {
        assertEquals(Optional.of("Il n'y a pas de graphe <urn:a b>. Rien n'a été changé."),
                French.of("There is no graph <urn:a b>. Nothing was changed."));
        assertEquals(Optional.empty(), French.of("There is no graph <urn:x>. The moon is full."));
        assertEquals(Optional.empty(), French.of(""));
    }

    @Test
    void no_text_takes_long() {
        long start = System.nanoTime();
        for (French sentence : French.sentences()) {
            String hostile = sentence.english().replaceAll("\\{\\d}", "").repeat(60);
            French.of(hostile.substring(0, Math.min(2_000, hostile.length())) + "!");
        }
        assertTrue(System.nanoTime() - start < 10_000_000_000L);
    }

    @Test
    void whatever_the_server_finds_wrong_is_there_in_french() throws IOException {
        String english = String.join("\n", French.sentences().stream().map(French::english).toList());
        Set<String> missing = new TreeSet<>();
        int problems = 0;
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    String source = Files.readString(file);
                    for (Matcher problem = PROBLEM.matcher(source); problem.find(); problems++) {
                        if (!problem.group().equals("new Unreadable(") || !AT_A_TERMINAL.contains(file.getFileName().toString())) {
                            words(source.substring(problem.end(), end(source, problem.end()))).filter(words -> !french(words, english))
                                    .forEach(words -> missing.add(file.getFileName() + ": " + words));
                        }
                    }
                }
            }
        }
        assertTrue(problems > 70, problems + " problems");
        assertEquals(Set.of(), missing, "to be said in French in src/main/resources/web/problems.fr.txt");
    }

    /** A piece of a sentence, or a sentence with everything in it. */
    private static boolean french(String words, String english) {
        return english.contains(words) || French.of(words).isPresent()
                || !words.endsWith(".") && english.contains(words.replaceFirst(" [(\"/].*", ""));
    }

    /** The words of a problem, sentence by sentence and piece by piece. */
    private static Stream<String> words(String arguments) {
        return LITERAL.matcher(arguments.replaceAll("\"\\s*\\+\\s*\"", "")).results()
                .map(literal -> literal.group(1).replace("\\\"", "\"").strip())
                .flatMap(literal -> Stream.of(literal.split("(?<=[.?:]) "))).map(String::strip).filter(piece -> piece.length() >= WORDS && !piece.matches(".*[$\\\\].*"));
    }

    /** Where the arguments end that begin at a place. */
    private static int end(String source, int from) {
        int depth = 1;
        boolean quoted = false;
        int at = from;
        for (; depth > 0; at++) {
            char sign = source.charAt(at);
            if (sign == '"' && source.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            }
        }
        return at - 1;
    }
}
