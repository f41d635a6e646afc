package selon.http.sparql;

import java.util.List;
import java.util.Set;

import org.apache.jena.fuseki.server.Operation;

import selon.core.store.Database;
import selon.http.base.Route;
import selon.http.base.ServerOptions;

/** The route of queries. */
public final class SparqlRoutes {

    private static final String ADDRESS = "/sparql";
    private static final Operation SPARQL = Operation.alloc("https://w3id.org/selon/operation/sparql", "sparql",
            "SPARQL 1.1 Protocol, reading");

    private SparqlRoutes() {}

    /**
     * The routes.
     *
     * @param entries what a GET without a query is answered with, the first that is wanted
     */
    public static List<Route> of(Database database, List<EntryPage> entries, ServerOptions options) {
        SparqlEndpoint endpoint = new SparqlEndpoint(database, entries, options);
        return List.of(Route.of(new FusekiServlet(ADDRESS, database.dataset(), SPARQL, endpoint),
                Set.of(Route.Trait.CACHED, Route.Trait.COUNTED, Route.Trait.POSTED, Route.Trait.QUERY),
                "in a browser, an editor with the named questions; for programs, SPARQL 1.1 Protocol, queries; the default graph is the union "
                + "of all, `default-graph-uri=` narrows it to what one document says, `as-of=12` asks what the record held then",
                "dans un navigateur, un éditeur avec les questions nommées ; pour les programmes, SPARQL 1.1 Protocol, requêtes ; le graphe "
                + "par défaut est l'union de tous, `default-graph-uri=` le restreint à ce que dit un document, `as-of=12` demande ce que "
                + "le registre tenait alors", ADDRESS));
    }
}
