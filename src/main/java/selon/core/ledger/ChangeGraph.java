package selon.core.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

import selon.core.tdb.InlinedTerm;
import selon.core.tdb.Overlay;
import selon.core.tdb.Patch;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Terms;

/**
 * Reads and writes {@code id:graph/ledger}, which describes each change as a PROV-O activity. The graph is part of the
 * dataset, so a change and its description are committed together. Each method reads the state that the caller's
 * transaction sees.
 */
public final class ChangeGraph {

    private static final String CHANGE = Namespaces.ID + "change/";
    private static final String AGENT = Namespaces.ID + "agent/";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final Node ACTIVITY = NodeFactory.createURI(PROV + "Activity");
    private static final Node ENDED_AT = NodeFactory.createURI(PROV + "endedAtTime");
    private static final Node ASSOCIATED_WITH = NodeFactory.createURI(PROV + "wasAssociatedWith");
    private static final Node AGENT_CLASS = NodeFactory.createURI(PROV + "Agent");

    private ChangeGraph() {}

    /** Returns the IRI of a change. */
    public static Node change(long number) {
        return NodeFactory.createURI(CHANGE + number);
    }

    private static long number(Node change) {
        return Long.parseLong(change.getURI().substring(CHANGE.length()));
    }

    /** Returns the number of a dataset's last change, or 0 when there is none. */
    public static long last(DatasetGraph dataset) {
        return last(dataset, GraphNames.LEDGER);
    }

    /** Returns the number of a graph's last change, or 0 when there is none. */
    public static long last(DatasetGraph dataset, Node graph) {
        return values(dataset, graph, Terms.Properties.LAST_CHANGE).mapToLong(ChangeGraph::number).findFirst().orElse(0);
    }

    /**
     * Computes what a change writes into the ledger's graph.
     *
     * @param dataset the dataset before the change
     * @param entry the description of the change
     * @return the patch of the ledger's graph
     */
    public static Patch telling(DatasetGraph dataset, LedgerEntry entry) {
        Overlay after = new Overlay(dataset);
        Stream.concat(entry.graphs().stream(), Stream.of(GraphNames.LEDGER)).forEach(graph ->
                after.deleteAny(GraphNames.LEDGER, graph, Terms.Properties.LAST_CHANGE, Node.ANY));
        telling(entry).forEach(after::add);
        return after.patch();
    }

    /** Returns what the first change writes into the ledger's graph. */
    public static Stream<Quad> telling(LedgerEntry entry) {
        Node name = change(entry.number());
        Node agent = NodeFactory.createURI(AGENT + entry.who());
        Stream<Quad> itself = Stream.of(
                row(name, RDF.Nodes.type, Terms.Classes.CHANGE),
                row(name, RDF.Nodes.type, ACTIVITY),
                row(name, Terms.Properties.SEQUENCE, integer(entry.number())),
                row(name, ENDED_AT, InlinedTerm.term(
                        NodeFactory.createLiteralDT(entry.time().toString(), XSDDatatype.XSDdateTime))),
                row(name, ASSOCIATED_WITH, agent),
                row(agent, RDF.Nodes.type, AGENT_CLASS),
                row(agent, RDFS.Nodes.label, NodeFactory.createLiteralString(entry.who())),
                row(name, Terms.Properties.TRIPLES_ADDED, integer(entry.added())),
                row(name, Terms.Properties.TRIPLES_REMOVED, integer(entry.removed())));
        return Stream.of(itself,
                        entry.why().stream().map(why ->
                                row(name, Terms.Properties.REASON, NodeFactory.createLiteralString(why))),
                        entry.graphs().stream().map(graph -> row(name, Terms.Properties.CHANGED_GRAPH, graph)),
                        entry.things().stream().map(thing -> row(name, Terms.Properties.CHANGED, thing)),
                        entry.warnings().stream().flatMap(warning -> warned(name, warning)),
                        Stream.concat(entry.graphs().stream(), Stream.of(GraphNames.LEDGER)).map(graph ->
                                row(graph, Terms.Properties.LAST_CHANGE, name)))
                .flatMap(rows -> rows);
    }

    private static Stream<Quad> warned(Node change, LedgerEntry.Warning warning) {
        Node result = NodeFactory.createBlankNode();
        return Stream.of(
                row(change, Terms.Properties.WARNED, result),
                row(result, RDF.Nodes.type, SHACL.ValidationResult),
                row(result, SHACL.focusNode, warning.focus()),
                row(result, SHACL.sourceShape, warning.rule()));
    }

    private static Quad row(Node subject, Node predicate, Node object) {
        return Quad.create(GraphNames.LEDGER, subject, predicate, object);
    }

    private static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    /**
     * Reads a change by its number.
     *
     * @return the change, or nothing when it does not exist
     */
    public static Optional<LedgerEntry> read(DatasetGraph dataset, long number) {
        return read(dataset, number, true);
    }

    /**
     * Reads a change without its changed things, which can be very many.
     *
     * @return the change, or nothing when it does not exist
     */
    public static Optional<LedgerEntry> outline(DatasetGraph dataset, long number) {
        return read(dataset, number, false);
    }

    private static Optional<LedgerEntry> read(DatasetGraph dataset, long number, boolean whole) {
        Node name = change(number);
        if (!dataset.contains(GraphNames.LEDGER, name, RDF.Nodes.type, Terms.Classes.CHANGE)) {
            return Optional.empty();
        }
        List<LedgerEntry.Warning> warnings = values(dataset, name, Terms.Properties.WARNED)
                .map(result -> new LedgerEntry.Warning(value(dataset, result, SHACL.focusNode),
                        value(dataset, result, SHACL.sourceShape)))
                .toList();
        return Optional.of(new LedgerEntry(number,
                instant(value(dataset, name, ENDED_AT)),
                value(dataset, name, ASSOCIATED_WITH).getURI().substring(AGENT.length()),
                values(dataset, name, Terms.Properties.REASON).map(Node::getLiteralLexicalForm).findFirst(),
                count(dataset, name, Terms.Properties.TRIPLES_ADDED),
                count(dataset, name, Terms.Properties.TRIPLES_REMOVED),
                ordered(values(dataset, name, Terms.Properties.CHANGED_GRAPH)),
                whole ? ordered(values(dataset, name, Terms.Properties.CHANGED)) : Set.of(), warnings));
    }

    /** Returns the time of a change, or nothing when the change does not exist. */
    public static Optional<Instant> time(DatasetGraph dataset, long number) {
        return values(dataset, change(number), ENDED_AT).findFirst().map(ChangeGraph::instant);
    }

    private static Instant instant(Node time) {
        return Instant.parse(time.getLiteralLexicalForm());
    }

    private static long count(DatasetGraph dataset, Node change, Node property) {
        return Long.parseLong(value(dataset, change, property).getLiteralLexicalForm());
    }

    private static Node value(DatasetGraph dataset, Node subject, Node property) {
        return values(dataset, subject, property).findFirst().orElseThrow();
    }

    private static Stream<Node> values(DatasetGraph dataset, Node subject, Node property) {
        return Iter.toList(dataset.findNG(GraphNames.LEDGER, subject, property, Node.ANY)).stream().map(Quad::getObject);
    }

    private static Set<Node> ordered(Stream<Node> nodes) {
        Set<Node> ordered = new TreeSet<>(Comparator.comparing(Node::toString));
        nodes.forEach(ordered::add);
        return ordered;
    }

    /**
     * Returns the numbers of the changes of a graph or a thing, the latest first.
     *
     * @param dataset the dataset, inside a transaction
     * @param what the graph or the thing, or nothing for all changes
     */
    public static Stream<Long> numbers(DatasetGraph dataset, Optional<Node> what) {
        if (what.isEmpty()) {
            return Stream.iterate(last(dataset), number -> number > 0, number -> number - 1);
        }
        return Stream.of(Terms.Properties.CHANGED_GRAPH, Terms.Properties.CHANGED)
                .flatMap(property -> Iter.toList(dataset.findNG(GraphNames.LEDGER, Node.ANY, property, what.get())).stream())
                .map(quad -> number(quad.getSubject())).distinct().sorted(Comparator.reverseOrder());
    }

    /** Returns the number of the last change at or before a time, or 0 when there was none. */
    public static long at(DatasetGraph dataset, Instant time) {
        long low = 0;
        long high = last(dataset);
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (instant(value(dataset, change(middle), ENDED_AT)).isAfter(time)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
