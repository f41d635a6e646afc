package selon.core.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import org.apache.jena.atlas.lib.SetUtils;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;

import selon.core.derive.Derivation;
import selon.core.derive.DerivedChange;
import selon.core.ledger.ChangeGraph;
import selon.core.ledger.LedgerEntry;
import selon.core.rdf.Finding;
import selon.core.rdf.StorableTerms;
import selon.core.shacl.GraphChange;
import selon.core.shacl.ObservedGraph;
import selon.core.shacl.Rulebook;
import selon.core.tdb.NamedGraphsUnion;
import selon.core.tdb.Overlay;
import selon.core.tdb.Patch;
import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Progress;
import selon.core.vocab.Segment;

/**
 * The only way to change a database in use. The Gate validates a proposed change first. If no rule is violated, it commits the
 * change together with the triples derived from it and its ledger entry, all or nothing. It computes everything in a
 * read transaction, so a refusal never begins a write, and leaves the store nothing to undo. Readers never
 * wait.
 *
 * <p>Any thread may use it. {@code writing} serialises the writers and guards changes of {@code rulebook}, which is
 * volatile for readers.
 */
public final class Gate {

    private static final long LONGEST_WAIT_SECONDS = 30;

    private final Database database;
    private final DatasetGraph dataset;
    private final Derivation derivation;
    private final ReentrantLock writing = new ReentrantLock(true);
    private volatile Rulebook rulebook;
    private volatile boolean stopped;

    /** Creates the gate of a database. Parses the shapes that the database holds. */
    public Gate(Database database, Derivation derivation) {
        this.database = database;
        this.dataset = database.dataset();
        this.derivation = derivation;
        this.rulebook = Txn.calculateRead(dataset, () -> new Rulebook(dataset.getGraph(GraphNames.SHAPES)));
    }

    /**
     * The author of a change.
     *
     * @param who a name of letters, digits, dots, hyphens and underscores
     * @param why the reason, in free words
     */
    public record Author(String who, Optional<String> why) {}

    /**
     * The outcome of a proposal.
     *
     * @param verdict the findings
     * @param change the number of the change, when one was made
     */
    public record Outcome(Verdict verdict, OptionalLong change) {}

    /** A validated proposal: its findings, stated quads and change, and the new shapes when the proposal changes them. */
    private record DraftChange(Verdict verdict, Patch said, GraphChange change, Optional<Rulebook> rules) {}

    /** All that a proposal would do. There is no patch when the proposal is refused or changes nothing. */
    private record Plan(DraftChange draft, long number, Optional<Patch> patch) {}

    /**
     * Validates a proposal without making it. Waits for no lock.
     *
     * @throws InputException when the proposal is invalid for a reason other than the rules
     */
    public Verdict judge(Proposal proposal) {
        return Txn.calculateRead(dataset, () -> draft(proposal, change -> change).verdict);
    }

    /**
     * Validates a proposal without making it. Waits for no lock.
     *
     * @param proposal the proposal
     * @param watch runs before each search of the graph; an exception from it ends the work
     * @throws InputException when the proposal is invalid for a reason other than the rules
     */
    public Verdict judge(Proposal proposal, Runnable watch) {
        return Txn.calculateRead(dataset, () -> draft(proposal, change -> ObservedGraph.of(change, watch)).verdict);
    }

    /**
     * Makes a change if no rule is violated.
     *
     * @return what the rules say; when they refuse, the dataset is as it was
     * @throws ProblemException when it can't be made for another reason than the rules: others write for too long, the disk is full …
     */
    public Outcome commit(Proposal proposal, Author author) {
        lock();
        try {
            Plan plan = Txn.calculateRead(dataset, () -> plan(proposal, author));
            if (plan.patch.isPresent()) {
                database.change(plan.number, plan.patch.get());
                plan.draft.rules.ifPresent(rules -> rulebook = rules);
            }
            return new Outcome(plan.draft.verdict,
                    plan.patch.isPresent() ? OptionalLong.of(plan.number) : OptionalLong.empty());
        } finally {
            writing.unlock();
        }
    }

    /**
     * Derives everything again, as a change of its own, if the derivation rules have changed since the last change.
     *
     * @param about is told before, since it takes its time
     * @throws ProblemException when the disk is full
     */
    public void concludeAnew(Runnable about) {
        alone(() -> {
            if (Txn.calculateRead(dataset, () -> !derivation.made(dataset.getGraph(GraphNames.UNCONTESTED)))) {
                about.run();
                long number = 1 + Txn.calculateRead(dataset, () -> ChangeGraph.last(dataset));
                database.change(number, Txn.calculateRead(dataset, () -> rederived(number)));
            }
        });
    }

    /**
     * Runs work while nobody writes.
     *
     * @throws ProblemException when others write for too long, or nothing is begun any more
     */
    void alone(Runnable work) {
        lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }

    private Patch rederived(long number) {
        Set<Triple> gone = dataset.getGraph(GraphNames.UNCONTESTED).find().toSet();
        Set<Triple> come = derivation.conclusions(new NamedGraphsUnion(dataset)).find().toSet();
        Patch concluded = new Patch(quads(SetUtils.difference(gone, come)), quads(SetUtils.difference(come, gone)));
        Author author = new Author("selon", Optional.of("The rules in ontology/rules have changed"));
        return concluded.with(ChangeGraph.telling(dataset, entry(number, author, concluded, concluded, List.of())));
    }

    /** Waits for the change that is being made, and refuses all later ones. */
    public void stop() {
        stopped = true;
        writing.lock();
        writing.unlock();
    }

    private void lock() {
        try {
            if (!writing.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(ProblemType.WRITERS_BUSY);
            }
            if (stopped) {
                writing.unlock();
                throw ProblemException.of(ProblemType.WRITERS_BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemType.WRITERS_BUSY);
        }
    }

    private Plan plan(Proposal proposal, Author author) {
        DraftChange draft = draft(proposal, change -> change);
        if (draft.said.isEmpty() || !draft.verdict.accepts()) {
            return new Plan(draft, 0, Optional.empty());
        }
        long number = ChangeGraph.last(dataset) + 1;
        Patch concluded = concluded(draft.change);
        LedgerEntry entry = entry(number, author, draft.said, concluded, warnings(draft.verdict));
        return new Plan(draft, number,
                Optional.of(draft.said.with(concluded).with(ChangeGraph.telling(dataset, entry))));
    }

    private DraftChange draft(Proposal proposal, UnaryOperator<GraphChange> wrapper) {
        Overlay view = new Overlay(dataset);
        proposal.make(view);
        Patch said = view.patch();
        Set<Node> graphs = graphs(said);
        refuse(said, graphs);
        GraphChange change = wrapper.apply(GraphDifference.of(dataset, said));
        Optional<Rulebook> rules = graphs.contains(GraphNames.SHAPES) ? Optional.of(rules(view)) : Optional.empty();
        boolean everything = graphs.stream().anyMatch(GraphNames.ONTOLOGY::contains);
        return new DraftChange(new Verdict(everything ? findings(rules, said) : rulebook.findings(change)), said, change, rules);
    }

    private List<Finding> findings(Optional<Rulebook> rules, Patch said) {
        try {
            return rules.orElse(rulebook).findings(dataset, same -> GraphDifference.of(same, said).after(), Progress.NONE);
        } catch (RuntimeException e) {
            throw rules.isPresent() ? invalidShapes(e) : e;
        }
    }

    /** Refuses writes to closed graphs and terms that can't be stored. */
    private static void refuse(Patch said, Set<Node> graphs) {
        graphs.forEach(GraphNames::requireWritable);
        said.added().stream().map(Quad::asTriple).flatMap(triple -> StorableTerms.complaint(triple).stream()).findFirst()
                .ifPresent(complaint -> {
                    throw complaint;
                });
    }

    private static Rulebook rules(Overlay view) {
        try {
            Rulebook rules = new Rulebook(view.getGraph(GraphNames.SHAPES));
            if (!rules.isEmpty()) {
                return rules;
            }
        } catch (RuntimeException e) {
            throw invalidShapes(e);
        }
        throw ProblemException.of(ProblemType.LAST_RULE);
    }

    /** The validator has words for some faults of shapes, and stumbles over others. */
    private static ProblemException invalidShapes(RuntimeException e) {
        boolean said = e instanceof JenaException || e instanceof PatternSyntaxException;
        return said ? ProblemException.of(ProblemType.SHAPES_UNUSABLE, 
                Segment.foreign(e.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "")))
                : ProblemException.of(ProblemType.SHAPES_MEANINGLESS);
    }

    private Patch concluded(GraphChange change) {
        DerivedChange difference = derivation.difference(change, dataset.getGraph(GraphNames.UNCONTESTED));
        return new Patch(quads(difference.removed()), quads(difference.added()));
    }

    private static Set<Quad> quads(Set<Triple> concluded) {
        return concluded.stream().map(triple -> Quad.create(GraphNames.UNCONTESTED, triple)).collect(Collectors.toSet());
    }

    private LedgerEntry entry(long number, Author author, Patch said, Patch concluded, List<LedgerEntry.Warning> warnings) {
        Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant last = ChangeGraph.time(dataset, number - 1).orElse(time);
        Set<Node> things = new HashSet<>();
        Patch all = said.with(concluded);
        all.removed().forEach(quad -> things.add(quad.getSubject()));
        all.added().forEach(quad -> things.add(quad.getSubject()));
        things.removeIf(thing -> !thing.isURI());
        return new LedgerEntry(number, time.isBefore(last) ? last : time, author.who, author.why, said.added().size(),
                said.removed().size(), graphs(said), things, warnings);
    }

    /** Returns the findings of an accepting verdict in the ledger's form. */
    static List<LedgerEntry.Warning> warnings(Verdict verdict) {
        return verdict.findings().stream().map(finding -> new LedgerEntry.Warning(finding.focus(), finding.rule())).toList();
    }

    private static Set<Node> graphs(Patch patch) {
        Set<Node> names = new HashSet<>();
        patch.removed().forEach(quad -> names.add(quad.getGraph()));
        patch.added().forEach(quad -> names.add(quad.getGraph()));
        return names;
    }

    /** Tells whether the derived graph equals a fresh derivation. Takes as long as deriving everything. */
    public boolean agrees() {
        return Txn.calculateRead(dataset, () -> {
            Graph concluded = dataset.getGraph(GraphNames.UNCONTESTED);
            Graph fresh = derivation.conclusions(new NamedGraphsUnion(dataset));
            return fresh.size() == concluded.size() && fresh.find().toList().stream().allMatch(concluded::contains);
        });
    }

    /**
     * The result of validating a change.
     *
     * @param findings all findings, warnings included
     */
    public record Verdict(List<Finding> findings) {

        /** Tells whether the change may be made. Warnings don't refuse it. */
        public boolean accepts() {
            return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.VIOLATION);
        }
    }
}
