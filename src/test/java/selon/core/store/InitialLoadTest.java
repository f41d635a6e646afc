package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.LedgerEntry;
import selon.core.rdf.Finding;
import selon.core.rdf.SourceFileSet;
import selon.core.shacl.Rulebook;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.Progress;

/** Data that are validated in memory and data that are validated in the store give the same result. */
class InitialLoadTest {

    private static final long PLENTY = 1_000_000;
    /** A limit that is reached in the middle of the data, so that the copy is dropped. */
    private static final long LITTLE = 3_000;
    private static final Path EXAMPLES = Path.of("ontology/examples");

    @Test
    void everyBadExampleIsFoundTheSame() throws Exception {
        List<Quad> quads = Iter.toList(FilledDatabases.SHIPPED.quads());
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            List<Path> bad = files.filter(file -> file.toString().endsWith(".reject.ttl")).sorted().toList();
            SourceFileSet.read(bad, GraphNames::ofData).quads().forEachRemaining(quads::add);
        }
        List<Finding> found = findings(FilledDatabases.RULEBOOK, quads, PLENTY);
        Set<Node> rules = found.stream().map(Finding::rule).collect(Collectors.toSet());
        assertTrue(rules.size() > 60, rules.size() + " rules are broken");
        assertEquals(withoutChoice(found), withoutChoice(findings(FilledDatabases.RULEBOOK, quads, LITTLE)));
    }

    /** Of two texts in one language, the validator reports the one that it reads second. */
    private static List<Finding> withoutChoice(List<Finding> findings) {
        return findings.stream().map(one -> !one.component().equals(SHACL.UniqueLangConstraintComponent) ? one
                : new Finding(one.focus(), one.path(), Optional.empty(), one.rule(), one.component(), one.severity(),
                        one.messages())).toList();
    }

    /** The store keeps numbers by value, so a rule with another lexical form finds them too. */
    @Test
    void aNumberIsFoundHoweverItIsWritten() {
        Rulebook rulebook = new Rulebook(RDFParser.fromString("""
                PREFIX sh: <http://www.w3.org/ns/shacl#>
                PREFIX : <urn:example:x/>
                :two a sh:NodeShape ; sh:targetSubjectsOf :n ;
                    sh:sparql [ sh:message "It is two."@en ; sh:select "SELECT $this WHERE { $this <urn:example:x/n> 02 }" ] .
                """, Lang.TURTLE).toGraph());
        List<Quad> quads = Iter.toList(RDFParser.fromString("""
                PREFIX : <urn:example:x/>
                :g { :a :n 2 . :b :n 002 . :c :n 3 . :d :n 2.0 . }
                """, Lang.TRIG).toDatasetGraph().find());
        List<Finding> found = findings(rulebook, quads, PLENTY);
        assertEquals(Set.of("urn:example:x/a", "urn:example:x/b"),
                found.stream().map(finding -> finding.focus().getURI()).collect(Collectors.toSet()));
        assertEquals(found, findings(rulebook, quads, 0));
    }

    private static List<Finding> findings(Rulebook rulebook, List<Quad> quads, long inMemory) {
        List<Finding> found = new ArrayList<>();
        Database.inMemory(empty -> found.addAll(new InitialLoad(empty, rulebook, FilledDatabases.RULES, Progress.NONE)
                .with(quads.iterator(), FilledDatabases.AUTHOR, inMemory).findings())).close();
        return found;
    }

    /** Returns all quads except those that describe the change, and the rows of the ledger's entry. */
    private record Outcome(Set<Quad> quads, Set<Quad> inLedger, long added, Set<Node> graphs, Set<Node> things) {}

    @Test
    void theSameIsWrittenAndToldOfQuadsThatComeTwice() {
        List<Quad> quads = Iter.toList(FilledDatabases.SHIPPED.quads());
        Quad first = quads.get(0);
        Quad elsewhere = Quad.create(quads.get(quads.size() - 1).getGraph(), first.asTriple());
        Set<Quad> once = new HashSet<>(quads);
        once.add(elsewhere);
        quads.addAll(List.of(first, elsewhere, elsewhere));
        quads.addAll(quads.subList(0, 100));
        Outcome outcome = outcome(quads, PLENTY);
        assertEquals(once.size(), outcome.added);
        assertTrue(outcome.quads.size() > once.size(), "something is concluded");
        assertEquals(outcome.quads, outcome.inLedger);
        assertEquals(outcome, outcome(quads, LITTLE));
    }

    private static Outcome outcome(List<Quad> quads, long inMemory) {
        try (Database database = Database.inMemory(empty -> assertEquals(List.of(),
                new InitialLoad(empty, FilledDatabases.RULEBOOK, FilledDatabases.RULES, Progress.NONE)
                        .with(quads.iterator(), FilledDatabases.AUTHOR, inMemory).findings()))) {
            DatasetGraph dataset = database.dataset();
            return Txn.calculateRead(dataset, () -> {
                LedgerEntry entry = ChangeGraph.read(dataset, 1).orElseThrow();
                return new Outcome(said(Iter.toSet(dataset.find())), said(database.ledger().patch(1).added()),
                        entry.added(), entry.graphs(), entry.things());
            });
        }
    }

    private static Set<Quad> said(Set<Quad> all) {
        return all.stream().filter(quad -> !quad.getGraph().equals(GraphNames.LEDGER)).collect(Collectors.toSet());
    }

    @Test
    void whatCannotBeReadIsSaidAsItIs() {
        Iterator<Quad> shipped = FilledDatabases.SHIPPED.quads();
        Iterator<Quad> broken = new Iterator<>() {
            private int left = 5_000;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Quad next() {
                if (left-- == 0) {
                    throw new InputException("Line 5001 is spoilt.");
                }
                return shipped.next();
            }
        };
        InputException words = assertThrows(InputException.class, () -> Database.inMemory(empty ->
                new InitialLoad(empty, FilledDatabases.RULEBOOK, FilledDatabases.RULES, Progress.NONE)
                        .with(broken, FilledDatabases.AUTHOR, PLENTY)));
        assertEquals("Line 5001 is spoilt.", words.getMessage());
    }
}
