package selon.intake.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.InputException;
import selon.core.vocab.Prefixes;
import selon.intake.link.CandidatePair.Decision;
import selon.intake.run.ImportRunner;
import selon.names.index.NameFinder;

/** Tests that pairs from two sources are proposed, and merged only after a person's decision. */
class LinkTest {

    private static final String HEADER = "Acquisitions ID,Acquired Company,Acquiring Company,Year of acquisition announcement,"
            + "Deal announced on,Price,Status,Terms,Acquisition Profile,News,News Link\n";

    @TempDir
    private static Path folder;
    private static Database database;
    private static Gate gate;

    /** Loads the shipped data and a second source, which tells of Alibaba's purchase and, twice each, of two other deals. */
    @BeforeAll
    static void load() throws IOException {
        database = FilledDatabases.inMemory();
        gate = FilledDatabases.gate(database);
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, HEADER
                + "Alibaba Group acquired C-SKY Microsystems in 2018,C-SKY Microsystems,Alibaba Group,2018,20/04/2018,Undisclosed "
                + "amount,,,http://profiles.example/1,,\n"
                + "Northwind acquired Tailspin in 2011,Tailspin,Northwind,2011,4/03/2011,,,,http://profiles.example/2,,\n"
                + "Northwind acquired Tailspin Inc in 2011,Tailspin Inc,Northwind,2011,9/03/2011,,,,http://profiles.example/3,,\n"
                + "Fabrikam acquired Litware in 2012,Litware,Fabrikam,2012,4/03/2012,,,,http://profiles.example/4,,\n"
                + "Fabrikam acquired Litware Ltd in 2012,Litware Ltd,Fabrikam,2012,4/03/2012,,,,http://profiles.example/5,,\n");
        DatasetGraph imported = ImportRunner.of("tech-giants-acquisitions", folder, rows).dataset();
        Map<Node, Graph> graphs = new HashMap<>();
        imported.listGraphNodes().forEachRemaining(name -> graphs.put(name, imported.getGraph(name)));
        assertEquals(5, graphs.size());
        assertTrue(gate.commit(Proposal.replacing(graphs), FilledDatabases.AUTHOR).verdict().accepts());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void accepting_brings_both_voices_under_one_deal() {
        List<CandidatePair> proposals = proposals();
        CandidatePair buyer = proposals.stream().filter(pair -> pair.other().equals(node("o:crunchbase-alibaba-group"))).findFirst()
                .orElseThrow();
        assertEquals(100, buyer.score());
        assertEquals(node("o:alibaba-group"), buyer.kept());
        CandidatePair target = proposals.stream().filter(pair -> pair.kept().equals(node("o:c-sky"))).findFirst().orElseThrow();
        assertTrue(target.score() >= 90 && target.reason().contains("case"), target.toString());
        CandidatePair deal = proposals.stream().filter(pair -> pair.kept().equals(node("deal:alibaba-group-c-sky-2018"))).findFirst()
                .orElseThrow();
        assertTrue(deal.score() > 90 && deal.reason().contains("2018-04-20"), deal.toString());
        assertEquals(List.of(), ask("SELECT ?claim { ?claim selon:about deal:alibaba-group-c-sky-2018 ; selon:claimant o:crunchbase }"));

        for (CandidatePair pair : List.of(buyer, target, deal)) {
            assertTrue(carryOut(pair, Decision.ACCEPT).orElseThrow().change().isPresent(), pair.toString());
        }
        assertEquals(1, ask("SELECT ?claim { ?claim selon:about deal:alibaba-group-c-sky-2018 ; selon:claimant o:crunchbase }").size());
        assertTrue(ask("SELECT ?claim { ?claim selon:about deal:alibaba-group-c-sky-2018 }").size() > 10,
                "the voices that were there stay");
        assertEquals(List.of(), ask("SELECT ?p { { <" + deal.other().getURI() + "> ?p ?o } UNION { ?s ?p <" + deal.other().getURI() + "> } "
                + "FILTER ( ?p != selon:changed ) }"));
        assertTrue(gate.agrees(), "what follows is concluded anew");
        assertEquals(Optional.empty(), proposals().stream().filter(pair -> pair.kept().equals(node("o:c-sky"))).findFirst());
    }

    @Test
    void accounts_that_differ_are_joined_as_accounts_and_not_as_one() {
        CandidatePair target = proposals().stream().filter(pair -> pair.keptName().startsWith("Tailspin")).findFirst().orElseThrow();
        carryOut(target, Decision.ACCEPT);
        CandidatePair deal = proposals().stream().filter(pair -> pair.keptName().startsWith("Northwind acquires")).findFirst()
                .orElseThrow();
        assertEquals(Decision.ACCOUNT, deal.suggestion(), "they are dated otherwise");
        Gate.Outcome refused = carryOut(deal, Decision.ACCEPT).orElseThrow();
        assertFalse(refused.verdict().accepts());
        assertTrue(refused.verdict().findings().get(0).message("en").contains("announced on one date"));
        assertTrue(carryOut(deal, Decision.ACCOUNT).orElseThrow().change().isPresent());
        assertEquals(1, ask("SELECT ?a { ?a selon:otherAccountOf ?b . ?b selon:acquirer o:crunchbase-northwind }").size());
        assertTrue(proposals().stream().noneMatch(pair -> pair.keptName().startsWith("Northwind acquires")), "it is not proposed again");
    }

    @Test
    void a_person_edits_the_table_and_what_is_decided_stays() throws IOException {
        Path file = folder.resolve("pairs.csv");
        List<CandidatePair> proposals = proposals();
        PairFile.write(file, proposals);
        List<CandidatePair> read = PairFile.read(file);
        assertEquals(proposals, read);
        assertTrue(read.size() >= 2);
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^\"\",accept,", "refuse,accept,"));
        List<CandidatePair> edited = PairFile.read(file);
        CandidatePair refused = edited.stream().filter(pair -> pair.decision() == Decision.REFUSE).findFirst().orElseThrow();
        assertEquals(Optional.empty(), new Merge(gate, FilledDatabases.AUTHOR).carryOut(refused));
        try (NameFinder names = NameFinder.following(database)) {
            List<CandidatePair> again = CrossSourceMatcher.proposals(database, names, edited);
            assertEquals(read.size() - 1, again.size());
            assertTrue(again.stream().noneMatch(pair -> pair.other().equals(refused.other())
                    && pair.kept().equals(refused.kept())));
        }
        Files.writeString(file, Files.readString(file).replaceFirst("refuse,", "perhaps,"));
        assertTrue(assertThrows(InputException.class, () -> PairFile.read(file)).getMessage().contains("\"perhaps\" is no decision"));
    }

    private List<CandidatePair> proposals() {
        try (NameFinder names = NameFinder.following(database)) {
            return CrossSourceMatcher.proposals(database, names, List.of());
        }
    }

    private Optional<Gate.Outcome> carryOut(CandidatePair pair, Decision decision) {
        return new Merge(gate, FilledDatabases.AUTHOR).carryOut(new CandidatePair(decision, pair.suggestion(), pair.score(), pair.kept(),
                pair.other(), pair.keptName(), pair.otherName(), pair.reason()));
    }

    private static Node node(String name) {
        return selon.core.vocab.IriArgument.required(name);
    }

    private List<String> ask(String query) {
        StringBuilder prefixes = new StringBuilder();
        Prefixes.ALL.forEach((prefix, iri) -> prefixes.append("PREFIX " + prefix + ": <" + iri + ">\n"));
        return Txn.calculateRead(database.dataset(), () -> {
            try (QueryExec execution = QueryExec.graph(database.dataset().getUnionGraph()).query(prefixes + query).build()) {
                RowSet rows = execution.select();
                return rows.materialize().stream().map(row -> row.get(rows.getResultVars().get(0)).toString()).toList();
            }
        });
    }
}
