package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.Terminal;

/** The verb check, run as a process. */
@Tag("process")
class CheckIT {

    private static final String ARTICLE = "objetconnecte-alibaba-c-sky.ttl";

    @TempDir
    private Path folder;
    private Path data;
    private Terminal terminal;

    @BeforeEach
    void copy_the_data() throws IOException {
        terminal = new Terminal(folder);
        data = Files.createDirectory(folder.resolve("data"));
        try (Stream<Path> files = Files.list(Path.of("data"))) {
            for (Path file : files.toList()) {
                Files.copy(file, data.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void a_copy_of_the_data_is_accepted() {
        Terminal.Result result = terminal.selon("check", "data");
        assertEquals(0, result.status(), result.out() + result.err());
        assertTrue(result.out().contains("0 errors, 0 warnings in 23 files"), result.out());
    }

    @Test
    void every_upgraded_hedge_is_refused() throws IOException {
        Pattern hedge = Pattern.compile("selon:certainty selon:(Possible|Probable) ;");
        int tried = 0;
        for (Path file : turtle()) {
            String text = Files.readString(file);
            for (Matcher found = hedge.matcher(text); found.find();) {
                Files.writeString(file, text.substring(0, found.start()) + "selon:certainty selon:Certain ;"
                        + text.substring(found.end()));
                int begin = text.lastIndexOf(" a selon:Claim", found.start());
                int end = text.indexOf("\n.\n", found.start());
                assertRefused(file, line(text, begin), line(text, end), "A claim whose words hedge can't be certain");
                Files.writeString(file, text);
                tried++;
            }
        }
        assertTrue(tried >= 8, tried + " hedges were tried");
    }

    @Test
    void a_changed_word_in_a_quote_is_refused() throws IOException {
        change(ARTICLE, "oa:exact \"Le montant n'a pas été dévoilé\"", "oa:exact \"Le montant n'a pas été détaillé\"");
        assertRefused(data.resolve(ARTICLE), "quote:objetconnecte-alibaba-c-sky-amount", "quote");
    }

    @Test
    void a_changed_word_of_the_same_length_is_refused_too() throws IOException {
        change("finanznachrichten-alibaba-c-sky.ttl", "oa:exact \"Alibaba möchte", "oa:exact \"Alibaba wollte");
        assertRefused(data.resolve("finanznachrichten-alibaba-c-sky.ttl"), "quote:finanznachrichten", "quote");
    }

    @Test
    void a_claim_without_claimant_is_refused() throws IOException {
        change("finanznachrichten-alibaba-c-sky.ttl", "    selon:claimant o:finanznachrichten ;\n", "");
        Terminal.Result result = assertRefused(data.resolve("finanznachrichten-alibaba-c-sky.ttl"),
                "claim:finanznachrichten-alibaba-c-sky-iot", "give it exactly one selon:claimant");
        assertTrue(result.out().contains("1 error, 0 warnings"), result.out());
    }

    @Test
    void an_amount_on_an_undisclosed_deal_is_refused_in_the_file_that_has_it() throws IOException {
        Path file = data.resolve("kr-asia-alibaba-c-sky.ttl");
        String text = Files.readString(file);
        String status = "    selon:amountStatus selon:Undisclosed ;\n";
        assertTrue(text.contains(status));
        Files.writeString(file, text.replace(status, status
                + "    selon:amount <https://w3id.org/selon/id/amount/example> ;\n")
                + "\n<https://w3id.org/selon/id/amount/example> a <https://schema.org/MonetaryAmount> ;\n"
                + "    <https://schema.org/value> 5000000 ;\n    <https://schema.org/currency> \"USD\" ;\n.\n");
        assertRefused(file, "deal:alibaba-group-c-sky-2018", "An amount must be there if and only if it was disclosed");
    }

    @Test
    void one_bad_claim_among_a_thousand_good_ones_is_found_by_its_line() throws IOException {
        StringBuilder text = new StringBuilder("""
                @prefix claim: <https://w3id.org/selon/id/claim/> .
                @prefix doc: <https://w3id.org/selon/id/doc/> .
                @prefix o: <https://w3id.org/selon/id/org/> .
                @prefix motivation: <https://w3id.org/selon/id/motivation/> .
                @prefix selon: <https://w3id.org/selon/ns#> .
                @prefix quote: <https://w3id.org/selon/id/quote/> .
                """);
        for (int i = 0; i < 1000; i++) {
            text.append("claim:many-" + i + " a selon:Claim ;\n    selon:about motivation:c-sky-iot ;\n"
                    + (i == 700 ? "" : "    selon:claimant o:kr-asia ;\n")
                    + "    selon:reportedIn doc:kr-asia-alibaba-c-sky ;\n    selon:polarity selon:Positive ;\n"
                    + "    selon:certainty selon:Certain ;\n    selon:explicit true ;\n"
                    + "    selon:quote quote:kr-asia-alibaba-c-sky-headline ;\n.\n");
        }
        Path file = Files.writeString(folder.resolve("many.ttl"), text);
        assertTrue(Files.readString(data.resolve("kr-asia-alibaba-c-sky.ttl")).contains("quote:kr-asia-alibaba-c-sky-headline"));
        int line = line(text.toString(), text.indexOf("claim:many-700 "));
        Terminal.Result result = terminal.selon("check", "many.ttl");
        assertEquals(1, result.status(), result.out() + result.err());
        assertTrue(result.out().contains("many.ttl:" + line + ": "), result.out());
        assertTrue(result.out().contains("1 error, 0 warnings in 1 file"), result.out());
        assertTrue(Files.exists(file));
    }

    @Test
    void the_messages_are_french_for_who_reads_french() throws IOException {
        change("finanznachrichten-alibaba-c-sky.ttl", "    selon:claimant o:finanznachrichten ;\n", "");
        String out = new Terminal(folder, Map.of("LANG", "fr_FR.UTF-8")).selon("check", "data").out();
        assertTrue(out.contains("Une affirmation"), out);
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = data.resolve(file);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        assertTrue(text.contains(from), file + " has " + from);
        Files.writeString(path, text.replace(from, to));
    }

    private void assertRefused(Path file, int from, int to, String words) {
        Terminal.Result result = terminal.selon("check", "data");
        assertEquals(1, result.status(), result.out() + result.err());
        Matcher place = Pattern.compile("data/" + file.getFileName() + ":(\\d+): error +" + Pattern.quote(words))
                .matcher(result.out());
        assertTrue(place.find(), words + " is in " + result.out());
        int line = Integer.parseInt(place.group(1));
        assertTrue(from <= line && line <= to, line + " is a line of the claim, " + from + " to " + to);
    }

    private Terminal.Result assertRefused(Path file, String thing, String words) {
        Terminal.Result result = terminal.selon("check", "data");
        assertEquals(1, result.status(), result.out() + result.err());
        assertTrue(result.out().lines().anyMatch(text -> text.matches("data/" + file.getFileName() + ":\\d+: error .*")
                && text.contains(thing) && text.contains(words)), result.out());
        return result;
    }

    private List<Path> turtle() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.sorted().toList();
        }
    }

    private static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
