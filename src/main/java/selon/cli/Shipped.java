// What Selon ships, put together.
package selon.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.query.QuestionGraph;
import selon.query.Questions;
import selon.store.Bundle;
import selon.store.Database;
import selon.store.Derivation;
import selon.store.Filling;
import selon.store.Gate;
import selon.store.GraphNames;
import selon.store.Home;
import selon.store.Proposal;
import selon.store.Refused;
import selon.store.Rulebook;

/** The ontology, rules and data of a home, and the databases that are made from them. */
final class Shipped {

    /** Where a database is when nobody says otherwise. */
    static final Path DEFAULT_DB = Path.of("selon-db");

    private final Home home;
    private final Bundle ontology;
    private final Rulebook rulebook;
    private final Derivation derivation;

    Shipped() {
        home = Home.find();
        ontology = Bundle.ontology(home);
        rulebook = new Rulebook(ontology.graphs().get(GraphNames.SHAPES));
        derivation = Derivation.read(home.rules());
    }

    Home home() {
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
    Bundle everything() {
        return ontology.with(Bundle.data(home));
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
            Bundle everything = everything();
            Graph questions = QuestionGraph.of(new Questions(home).all());
            Gate.Verdict verdict = new Filling(database, rulebook, derivation, new Meter())
                    .with(Iter.concat(everything.quads(), questions.stream()
                                    .map(triple -> Quad.create(QuestionGraph.NAME, triple)).iterator()),
                            new Gate.Author("selon", Optional.of("What is shipped")));
            if (!verdict.accepts()) {
                throw new Refused(verdict, everything);
            }
        };
        return folder.map(path -> Database.open(path, fill)).orElseGet(() -> Database.inMemory(fill));
    }
}
