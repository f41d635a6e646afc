package selon.pages.things;

import java.util.List;
import java.util.Set;

import selon.core.query.Questions;
import selon.core.store.Database;
import selon.http.base.AnswerCache;
import selon.http.base.Route;
import selon.http.base.ServerOptions;
import selon.http.publish.ServiceDescription;
import selon.names.index.NameFinder;

/** The routes of things: the first page, each thing, the search by names, and the forms for more. */
public final class ThingRoutes {

    private ThingRoutes() {}

    public static List<Route> of(Database database, Questions questions, NameFinder names, ServiceDescription description, ServerOptions options,
            AnswerCache pages) {
        return List.of(
                Route.of(new HomePage(database.dataset(), questions, description, pages), Set.of(),
                        "the first page; in Turtle, the dataset's description",
                        "la première page ; en Turtle, la description du jeu de données", "/"),
                Route.of(new ThingEndpoint(database.dataset()), Set.of(Route.Trait.CACHED),
                        "a thing: 303 to its `.html`, `.ttl`, `.jsonld`, `.nt`, `.rdf` or `.trig`; 410 for what was taken away",
                        "une chose : 303 vers son `.html`, `.ttl`, `.jsonld`, `.nt`, `.rdf` ou `.trig` ; 410 pour ce qui a été retiré",
                        "/id/…").also("/motive/*", "/shape/*", "/hedge/*"),
                Route.of(new SearchEndpoint(names, database.dataset()), Set.of(),
                        "things by their names, in any language and script, a few letters or a typo included; HTML, JSON",
                        "les choses par leurs noms, dans toute langue et toute écriture, même en quelques lettres ou avec une faute ; "
                        + "HTML, JSON", "/search?q="),
                Route.of(new ExportEndpoint(database.dataset(), pages), Set.of(), "for Wikidata's tools: QuickStatements, Mix'n'match, BEACON",
                        "pour les outils de Wikidata : QuickStatements, Mix'n'match, BEACON", "/export").also("/export/*"),
                Route.quiet(new AssetEndpoint(), "/assets/…"),
                Route.of(new ContributeEndpoint(database.dataset(), options, pages), Set.of(),
                        "forms for an organisation, a deal, a claim, drawn from the rules",
                        "des formulaires pour une organisation, une opération, un propos, tirés des règles", "/contribute").also("/contribute/*"));
    }
}
