package selon.http.write;

import java.util.List;
import java.util.Set;

import selon.core.store.Database;
import selon.http.base.Route;
import selon.http.publish.HistoryEndpoint;

/** Where graphs are read and written, changes are judged, and the ledger tells of them. */
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
                        "si les règles acceptent un changement, sans le faire", "/-/validate"),
                Route.of(new HistoryEndpoint(database), Set.of(),
                        "who changed what, when and why: HTML, JSON, Turtle (PROV-O); `?graph=`, `?thing=`; `/-/history/12` as "
                        + "`application/rdf-patch`",
                        "qui a changé quoi, quand et pourquoi : HTML, JSON, Turtle (PROV-O) ; `?graph=`, `?thing=` ; `/-/history/12` en "
                        + "`application/rdf-patch`", "/-/history").also("/-/history/*"));
    }
}
