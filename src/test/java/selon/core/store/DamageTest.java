package selon.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import selon.GeneratedGraph;
import selon.core.ledger.ChangeGraph;
import selon.core.rdf.Finding;
import selon.core.tdb.NamedGraphsUnion;
import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms;

/** In a graph of a million triples, each change that breaks a rule for a distant thing is found and refused. */
@Tag("campaign")
class DamageTest {

    private static final long QUADS = 1_150_000;
    private static final int COPY = 200;
    private static final Node HUB = IriArgument.required("o:objetconnecte");
    private static final Node EXAMPLE = IriArgument.required("id:graph/example");
    private static final Node EITHER = IriArgument.required("shape:claimant-is-one-or-the-other");
    /** A shape with a class test inside sh:or, which no shipped shape has. */
    private static final String ONE_OR_THE_OTHER = """
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix selon: <https://w3id.org/selon/ns#> .
            <https://w3id.org/selon/shape/claimant-is-one-or-the-other> a sh:PropertyShape ;
                sh:targetSubjectsOf selon:claimant ;
                sh:path selon:claimant ;
                sh:or ( [ sh:class selon:Organisation ] [ sh:class selon:Person ] [ sh:class selon:AnonymousSource ] ) ;
                sh:message "A claimant is somebody."@en .
            """;

    private static Database database;
    private static Gate gate;

    @BeforeAll
    static void fill() {
        Graph shape = RDFParser.fromString(ONE_OR_THE_OTHER, Lang.TURTLE).toGraph();
        Iterator<Quad> quads = Stream.concat(GeneratedGraph.quads(QUADS),
                shape.stream().map(triple -> Quad.create(GraphNames.SHAPES, triple))).iterator();
        database = Database.inMemory(empty -> FilledDatabases.fill(empty, quads));
        gate = FilledDatabases.gate(database);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void there_are_a_million_triples() {
        long said = Txn.calculateRead(database.dataset(), () -> Iter.count(new NamedGraphsUnion(database.dataset()).find()));
        assertTrue(said > 1_000_000, said + " triples");
    }

    @Test
    void an_organisation_is_of_no_class_and_thousands_of_claims_need_it_directly_and_within_sh_or() {
        long claims = Txn.calculateRead(database.dataset(), () -> Iter.count(
                database.dataset().getUnionGraph().find(Node.ANY, Terms.Properties.CLAIMANT, HUB)));
        assertTrue(claims > 10_000, claims + " claims");
        List<Finding> found = refused(without(HUB, RDF.Nodes.type, Node.ANY));
        assertEquals(claims, focusNodes(found, "shape:claim-claimant").size());
        assertEquals(claims, focusNodes(found, EITHER.getURI()).size());
    }

    @Test
    void a_date_is_moved_that_the_rule_of_other_things_reads() {
        Graph example = RDFParser.source(Path.of("ontology/examples/control-not-own-ancestor.accept.ttl")).toGraph();
        Gate.Outcome told = gate.commit(view -> example.find().forEachRemaining(triple ->
                view.add(Quad.create(EXAMPLE, triple))), FilledDatabases.AUTHOR);
        assertTrue(told.verdict().accepts() && told.change().isPresent(), () -> "" + told.verdict().findings());
        Node moved = IriArgument.required("control:example-south");
        List<Finding> found = refused(view -> {
            Quad date = Iter.first(view.find(EXAMPLE, moved, Terms.Properties.VALID_FROM, Node.ANY), quad -> true);
            view.delete(date);
            view.add(Quad.create(EXAMPLE, moved, date.getPredicate(),
                    NodeFactory.createLiteralDT("2009", date.getObject().getLiteralDatatype())));
        });
        assertTrue(focusNodes(found, "shape:control-not-own-ancestor").containsAll(
                Set.of(IriArgument.required("control:example-north"), IriArgument.required("control:example-east"))), () -> "" + found);
    }

    @Test
    void a_subclass_axiom_is_removed() {
        List<Finding> found = refused(without(Terms.Classes.ORGANISATION, RDFS.Nodes.subClassOf, Terms.Classes.SOURCE));
        assertTrue(focusNodes(found, "shape:claim-claimant").size() > 10_000, () -> found.size() + " findings");
    }

    @Test
    void a_motive_loses_its_type() {
        List<Finding> found = refused(without(IriArgument.required("motive:internet-of-things"), RDF.Nodes.type, Node.ANY));
        assertTrue(focusNodes(found, "shape:motivation-motive").size() > 300, () -> found.size() + " findings");
    }

    @Test
    void a_claim_loses_its_quote() {
        Node claim = renamed("claim:kr-asia-alibaba-c-sky-reduced-dependence");
        assertEquals(Set.of(claim), focusNodes(refused(without(claim, Terms.Properties.QUOTE, Node.ANY)), "shape:claim-quote"));
    }

    @Test
    void a_relay_chain_is_cut_in_the_middle() {
        List<Finding> found = refused(without(renamed("claim:objetconnecte-alibaba-c-sky-15-denial-cnbc"),
                Terms.Properties.RELAYS, Node.ANY));
        assertFalse(found.isEmpty());
    }

    @Test
    void a_relay_chain_is_closed_to_a_ring() {
        Node last = renamed("claim:objetconnecte-alibaba-c-sky-15-denial-anonymous");
        Node first = renamed("claim:objetconnecte-alibaba-c-sky-15-denial-article");
        Node graph = renamed("doc:objetconnecte-alibaba-c-sky");
        List<Finding> found = refused(view -> view.add(Quad.create(graph, last, Terms.Properties.RELAYS, first)));
        assertEquals(3, focusNodes(found, "shape:claim-relay-acyclic").size(), () -> "" + found);
    }

    private static Node renamed(String shipped) {
        return GeneratedGraph.renamed(IriArgument.required(shipped), COPY);
    }

    /** Removes some quads of any graph. */
    private static Proposal without(Node subject, Node predicate, Node object) {
        return view -> {
            List<Quad> gone = Iter.toList(view.find(Node.ANY, subject, predicate, object));
            assertFalse(gone.isEmpty(), "there is something to damage");
            gone.stream().filter(NamedGraphsUnion::says).forEach(view::delete);
        };
    }

    /** Checks that the change is refused and that the store is unchanged. */
    private static List<Finding> refused(Proposal damage) {
        DatasetGraph dataset = database.dataset();
        long before = Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
        Gate.Outcome outcome = gate.commit(damage, FilledDatabases.AUTHOR);
        assertFalse(outcome.verdict().accepts());
        assertTrue(outcome.change().isEmpty());
        assertEquals(before, Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset)));
        assertTrue(gate.judge(view -> { }).accepts());
        return outcome.verdict().findings();
    }

    private static Set<Node> focusNodes(List<Finding> findings, String rule) {
        return findings.stream().filter(finding -> finding.rule().equals(IriArgument.required(rule))).map(Finding::focus)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
