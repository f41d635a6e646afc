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

/**
 * Loads the shipped ontology, rules and data of the installation, and makes databases from them. Immutable after
 * construction.
 */
final class Bootstrap {

    /** The database's folder when no option names one. */
    static final Path DEFAULT_DB = Path.of("selon-db");

    private final Installation home;
    private final SourceFileSet ontology;
    private final Rulebook rulebook;
    private final Derivation derivation;

    /**
     * Reads the shipped ontology and rules.
     *
     * @throws InputException when the installation can't be found or a file can't be read
     */
    Bootstrap() {
        home = Installation.find();
        ontology = SourceFileSet.ontology(home);
        rulebook = new Rulebook(ontology.graphs().get(GraphNames.SHAPES));
        derivation = Derivation.read(home.rules());
    }

    /** Returns the installation. */
    Installation home() {
        return home;
    }

    /** Returns the shipped SHACL shapes. */
    Rulebook rulebook() {
        return rulebook;
    }

    /** Returns the ontology with its shapes as one graph. */
    Graph vocabulary() {
        Graph all = GraphFactory.createDefaultGraph();
        ontology.graphs().values().forEach(graph -> GraphUtil.addInto(all, graph));
        return all;
    }

    /** Opens a database's gate. Derives everything again first, if the derivation rules have changed. */
    Gate gate(Database database) {
        Gate gate = new Gate(database, derivation);
        gate.concludeAnew(() -> System.err.println("The rules in ontology/rules have changed; deriving everything again ..."));
        return gate;
    }

    /** Reads the shipped data, together with the ontology. */
    SourceFileSet everything() {
        return ontology.with(SourceFileSet.data(home));
    }

    /**
     * Reads the named queries and writes their descriptions into the database, which may have been made with other
     * queries.
     */
    Questions questions(Gate gate) {
        Questions questions = new Questions(home);
        gate.commit(Proposal.replacing(Map.of(QuestionGraph.NAME, QuestionGraph.of(questions.all()))),
                new Gate.Author("selon", Optional.of("The questions in queries/ have changed")));
        return questions;
    }

    /**
     * Opens a database in a folder, or makes it there from the shipped data.
     *
     * @param folder the folder, or nothing for a database in memory
     * @throws RefusedException when the rules refuse the shipped data
     */
    Database open(Optional<Path> folder) {
        Consumer<Database> fill = database -> {
            folder.ifPresent(path -> System.err.println("Making the database " + path + " from the shipped data ..."));
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
        return folder.map(path -> Database.open(path, fill, new ProgressLine())).orElseGet(() -> Database.inMemory(fill));
    }
}
