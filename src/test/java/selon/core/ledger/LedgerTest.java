package selon.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.tdb.Patch;

/** The ledger holds a change completely or not at all. */
class LedgerTest {

    private static final Node A = NodeFactory.createURI("https://example.org/a");

    @TempDir
    private Path folder;
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = new Ledger(folder.resolve("ledger"));
    }

    private static Quad quad(long value) {
        return Quad.create(A, A, A, NodeFactory.createLiteralString("value\n\"" + value + "\" 言"));
    }

    private static Patch patch(long number) {
        return new Patch(Set.of(quad(-number)),
                Set.of(quad(number), Quad.create(A, NodeFactory.createBlankNode("b" + number), A, A)));
    }

    private void make(long... numbers) {
        Arrays.stream(numbers).forEach(number -> {
            ledger.prepare(number, patch(number)::send);
            ledger.confirm(number);
        });
    }

    @Test
    void what_is_written_is_read_again() {
        make(1, 2, 3);
        assertEquals(3, ledger.length());
        assertEquals(3, ledger.last());
        for (long number = 1; number <= 3; number++) {
            assertEquals(patch(number), ledger.patch(number));
        }
    }

    @Test
    void a_ledger_that_was_never_written_is_empty() {
        assertEquals(0, ledger.length());
        assertEquals(0, ledger.last());
        assertTrue(ledger.settle(0));
    }

    @Test
    void a_prepared_change_that_was_made_is_settled_and_one_that_was_not_is_forgotten() throws IOException {
        make(1);
        ledger.prepare(2, patch(2)::send);
        assertEquals(1, ledger.length(), "not confirmed");
        assertEquals(patch(2), ledger.patch(2), "but to be read by who sees it made");
        assertTrue(ledger.settle(2));
        assertEquals(2, ledger.length());
        ledger.prepare(3, patch(3)::send);
        assertTrue(ledger.settle(2));
        assertFalse(ledger.settle(3), "it is gone");
        assertEquals(2, files());
    }

    @Test
    void a_confirmation_that_failed_is_made_up_for_by_the_next_change() {
        make(1);
        ledger.prepare(2, patch(2)::send);
        make(3);
        assertEquals(3, ledger.length());
    }

    @Test
    void what_can_not_be_told_to_its_end_leaves_nothing() throws IOException {
        make(1);
        assertThrows(IllegalStateException.class, () -> ledger.prepare(2, rows -> {
            patch(2).send(rows);
            throw new IllegalStateException("refused");
        }));
        assertEquals(1, files());
        ledger.prepare(2, patch(2)::send);
        ledger.drop(2);
        assertEquals(1, files());
    }

    @Test
    void a_change_cut_off_anywhere_is_noticed() throws IOException {
        make(1, 2);
        byte[] whole = Files.readAllBytes(ledger.file(2));
        int cuts = 0;
        for (int length = 0; length < whole.length - 2; length++, cuts++) {
            Files.write(ledger.file(2), Arrays.copyOf(whole, length));
            String said = assertThrows(DamagedLedgerException.class, () -> ledger.patch(2), "cut off at " + length).getMessage();
            assertTrue(said.startsWith(ledger.file(2).toString()) && said.contains("selon restore"), said);
        }
        assertTrue(cuts > 200, cuts + " places");
        Files.write(ledger.file(2), whole);
        assertEquals(patch(2), ledger.patch(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            change/2>   | change/7>                  | is not change 2
            TC .        | TC .#A <a:s> <a:p> 1 <a:g> . | outside its transaction
            TX .        |                            | outside its transaction
            TC .        | TC .#TX .#TC .             | more than one change
            TC .        | A <a:s> <a:p> 1 .#TC .     | without a graph
            TC .        | B <a:s> <a:p> 1 .#TC .     | spoilt
            TC .        | TA .                       | cut off
            """)
    void a_change_that_was_written_into_is_noticed(String before, String after, String words) throws IOException {
        make(1, 2);
        String text = Files.readString(ledger.file(2));
        assertTrue(text.contains(before), text);
        Files.writeString(ledger.file(2), text.replaceFirst(Pattern.quote(before),
                after == null ? "" : after.replace('#', '\n')), StandardCharsets.UTF_8);
        String said = assertThrows(DamagedLedgerException.class, () -> ledger.patch(2)).getMessage();
        assertTrue(said.contains(words), said);
    }

    @Test
    void a_missing_change_is_named_and_what_the_reader_throws_is_passed_on() throws IOException {
        make(1, 2, 3);
        Files.delete(ledger.file(2));
        assertEquals(1, ledger.length());
        assertEquals(3, ledger.last());
        assertTrue(assertThrows(DamagedLedgerException.class, () -> ledger.patch(2)).what().endsWith("000002.rdfp: is missing"));
        assertThrows(ArithmeticException.class, () -> ledger.read(1, new RDFChangesBase() {
            @Override
            public void add(Node g, Node s, Node p, Node o) {
                throw new ArithmeticException();
            }
        }));
    }

    @Test
    void a_copy_takes_only_what_it_lacks_and_heals_what_it_lost() throws IOException {
        make(1, 2, 3);
        Ledger copy = new Ledger(folder.resolve("copy"));
        long[] told = {0};
        assertEquals(3, ledger.copyTo(copy, done -> told[0] = done));
        assertEquals(3, told[0]);
        make(4);
        ledger.prepare(5, patch(5)::send);
        assertEquals(1, ledger.copyTo(copy, done -> told[0] = done), "4; 5 is not confirmed");
        Files.delete(copy.file(2));
        ledger.copyTo(copy, done -> told[0] = done);
        assertEquals(4, copy.length());
        for (long number = 1; number <= 4; number++) {
            assertEquals(-1, Files.mismatch(ledger.file(number), copy.file(number)));
        }
        assertEquals(0, ledger.copyTo(copy, done -> told[0] = done));
    }

    @Test
    void a_thousand_changes_go_on_in_the_next_folder() {
        for (long number = 998; number <= 1001; number++) {
            make(number);
        }
        assertTrue(ledger.file(999).endsWith("000/000999.rdfp") && ledger.file(1000).endsWith("001/001000.rdfp"));
        assertEquals(1001, ledger.last());
        assertEquals(patch(1000), ledger.patch(1000));
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(ledger.folder())) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
