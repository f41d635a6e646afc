package selon.pages.questions;

import java.util.List;
import java.util.Set;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.query.Questions;
import selon.http.base.Route;
import selon.http.base.ServerOptions;
import selon.http.base.Signposts;

/** The routes of the named questions and of their description. */
public final class QuestionRoutes {

    private QuestionRoutes() {}

    public static List<Route> of(DatasetGraph dataset, Questions questions, ServerOptions options) {
        NamedQueryEndpoint named = new NamedQueryEndpoint(dataset, questions, options);
        OpenApiEndpoint api = new OpenApiEndpoint(questions);
        return List.of(
                Route.of(named, Set.of(), "the named questions", "les questions nommées", "/queries"),
                Route.of(named, Set.of(Route.Trait.CACHED, Route.Trait.COUNTED),
                        "one of them: a form and a table; `.json`, `.csv`, `.tsv`, `.xml`, or Turtle for a graph",
                        "l'une d'elles : un formulaire et un tableau ; `.json`, `.csv`, `.tsv`, `.xml`, ou Turtle pour un graphe", "/queries/…"),
                Route.of(api, Set.of(), "the questions and these addresses in OpenAPI 3.1; `/openapi` lets you try them out",
                        "les questions et ces adresses en OpenAPI 3.1 ; `/openapi` permet de les essayer", Signposts.DESCRIPTION, Signposts.DOCUMENTATION));
    }
}
