package selon.http.publish;

import java.util.List;
import java.util.Set;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.http.base.Route;
import selon.http.base.ServerOptions;
import selon.http.filter.Metrics;

/** The routes for operators: health and metrics. */
public final class OperationRoutes {

    private OperationRoutes() {}

    /**
     * The routes.
     *
     * @param end ends the process
     */
    public static List<Route> of(DatasetGraph dataset, ServerOptions options, Metrics metrics, Runnable end) {
        return List.of(
                Route.of(new HealthEndpoint(dataset, options, end), Set.of(),
                        "whether the server is well: `/-/health/ready` reads the store, `/-/health/live` does not",
                        "si le serveur va bien : `/-/health/ready` lit la base, `/-/health/live` non", "/-/health").also("/-/health/*"),
                Route.of(metrics, Set.of(), "requests, commits and refusals in numbers, for Prometheus",
                        "requêtes, changements et refus en chiffres, pour Prometheus", "/-/metrics"));
    }
}
