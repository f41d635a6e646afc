package selon.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.derive.Derivation;
import selon.core.query.QuestionGraph;
import selon.core.query.Questions;
import selon.core.rdf.SourceFileSet;
import selon.core.shacl.Rulebook;
import selon.core.store.Database;
import selon.core.store.Gate;
import selon.core.store.InitialLoad;
import selon.core.store.Proposal;
import selon.core.store.RefusedException;
import selon.core.vocab.GraphNames;
import selon.core.vocab.Installation;

/** The ontology, rules and data of a home, and the databases that are made from them. */
final class Bootstrap {

    /** Where a database is when nobody says otherwise. */
    static final Path DEFAULT_DB = Path.of("selon-db");

    private final Installation home;
    private final SourceFileSet ontology;
    private final Rulebook rulebook;
    private final Derivation derivation;

    Bootstrap() {
        home = Installation.find();
        ontology = SourceFileSet.ontology(home);
        rulebook = new Rulebook(ontology.graphs().get(GraphNames.SHAPES));
        derivation = Derivation.read(home.rules());
    }

    Installation home() {
        return home;
    }

    /** The rules, as shipped. */
    Rulebook rulebook() {
        return rulebook;
    }

    /** The ontology with its rules, as one graph. */
    Graph vocabulary() {
        Graph all = GraphFactory.createDefaultGraph();
        ontology.graphs().values().forEach(graph -> GraphUtil.addInto(all, graph));
        return all;
    }

    /** A gate for a database, in which the rules have concluded what they conclude now. */
    Gate gate(Database database) {
        Gate gate = new Gate(database, derivation);
        gate.concludeAnew(() -> System.err.println("The rules in ontology/rules are others than before: concluding anew ..."));
        return gate;
    }

    /** The shipped data, with the ontology. */
    SourceFileSet everything() {
        return ontology.with(SourceFileSet.data(home));
    }

    /**
     * The named queries. A database that a server opens describes those that are there now, whatever it was made with.
     */
    Questions questions(Gate gate) {
        Questions questions = new Questions(home);
        gate.commit(Proposal.replacing(Map.of(QuestionGraph.NAME, QuestionGraph.of(questions.all()))),
                new Gate.Author("selon", Optional.of("The questions in queries/ are others than before")));
        return questions;
    }

    /** A database that holds what is shipped: in a folder, made there if need be, or in memory. */
    Database open(Optional<Path> folder) {
        Consumer<Database> fill = database -> {
            folder.ifPresent(path -> System.err.println("Making the database " + path + " from what is shipped ..."));
            SourceFileSet everything = everything();
            Graph questions = QuestionGraph.of(new Questions(home).all());
            Gate.Verdict verdict = new InitialLoad(database, rulebook, derivation, new ProgressLine())
                    .with(Iter.concat(everything.quads(), questions.stream()
                                    .map(triple -> Quad.create(QuestionGraph.NAME, triple)).iterator()),
                            new Gate.Author("selon", Optional.of("What is shipped")));
            if (!verdict.accepts()) {
                throw new RefusedException(verdict, everything);
            }
        };
        return folder.map(path -> Database.open(path, fill)).orElseGet(() -> Database.inMemory(fill));
    }
}
