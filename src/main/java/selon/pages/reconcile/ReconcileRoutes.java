package selon.pages.reconcile;

import java.util.List;
import java.util.Set;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.http.base.Route;
import selon.http.base.ServerOptions;
import selon.names.index.NameFinder;

/** The routes that match names to things. */
public final class ReconcileRoutes {

    private static final Set<Route.Trait> TRAITS = Set.of(Route.Trait.COUNTED, Route.Trait.POSTED);

    private ReconcileRoutes() {}

    public static List<Route> of(NameFinder names, DatasetGraph dataset, ServerOptions options) {
        List<ReconcileEndpoint> both = ReconcileEndpoint.both(names, dataset, options);
        return List.of(
                Route.of(both.get(0), TRAITS, "names matched to our IRIs (Reconciliation Service API 0.2); a page for people",
                        "des noms rapportés à nos IRI (Reconciliation Service API 0.2) ; une page pour lecteurs", both.get(0).path())
                        .also(both.get(0).path() + "/*"),
                Route.of(both.get(1), TRAITS, "names matched to Wikidata's items in the same way",
                        "des noms rapportés de même aux éléments de Wikidata", both.get(1).path()).also(both.get(1).path() + "/*"));
    }
}
