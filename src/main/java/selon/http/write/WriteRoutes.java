package selon.http.write;

import java.util.List;
import java.util.Set;

import selon.core.store.Database;
import selon.http.base.Route;

/** The routes that read and write graphs and validate changes. */
public final class WriteRoutes {

    private WriteRoutes() {}

    public static List<Route> of(Database database, WriteService writing) {
        return List.of(
                Route.of(new GraphStoreEndpoint(database.dataset(), writing), Set.of(Route.Trait.CACHED),
                        "SPARQL 1.1 Graph Store Protocol; every source document is a named graph",
                        "SPARQL 1.1 Graph Store Protocol ; chaque document source est un graphe nommé", "/data?graph=IRI"),
                Route.of(new UpdateEndpoint(writing), Set.of(Route.Trait.WRITE), "SPARQL 1.1 Protocol, updates",
                        "SPARQL 1.1 Protocol, mises à jour", "/update"),
                Route.of(new ValidateEndpoint(writing), Set.of(Route.Trait.WRITE), "whether the rules accept a change, without making it",
                        "si les règles acceptent un changement, sans le faire", "/-/validate"));
    }
}
