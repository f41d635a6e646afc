// What Selon ships, put together.
package selon.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.store.Bundle;
import selon.store.Database;
import selon.store.Derivation;
import selon.store.Gate;
import selon.store.GraphNames;
import selon.store.Home;
import selon.store.Refused;
import selon.store.Rulebook;

/** The ontology and data of a home, the Gate that guards them, and the databases that are made from them. */
final class Shipped {

    /** Where a database is when nobody says otherwise. */
    static final Path DEFAULT_DB = Path.of("selon-db");

    private final Home home;
    private final Bundle ontology;
    private final Gate gate;

    Shipped() {
        home = Home.find();
        ontology = Bundle.ontology(home);
        gate = new Gate(new Rulebook(ontology.graphs().get(GraphNames.SHAPES)), Derivation.read(home.rules()));
    }

    Home home() {
        return home;
    }

    Gate gate() {
        return gate;
    }

    /** The shipped data, with the ontology. */
    Bundle everything() {
        return ontology.with(Bundle.data(home));
    }

    /** A database that holds what is shipped: in a folder, made there if need be, or in memory. */
    Database open(Optional<Path> folder) {
        Consumer<DatasetGraph> fill = dataset -> {
            folder.ifPresent(path -> System.err.println("Making the database " + path + " from what is shipped ..."));
            Bundle everything = everything();
            Gate.Verdict verdict = gate.replace(dataset, everything.graphs());
            if (!verdict.accepts()) {
                throw new Refused(verdict, everything);
            }
        };
        return folder.map(path -> Database.open(path, fill)).orElseGet(() -> Database.inMemory(fill));
    }
}
