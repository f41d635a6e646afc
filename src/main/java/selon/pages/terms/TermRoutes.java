package selon.pages.terms;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.http.base.AnswerCache;
import selon.http.base.Route;

/** The routes of the vocabularies. */
public final class TermRoutes {

    private TermRoutes() {}

    public static List<Route> of(DatasetGraph dataset, AnswerCache pages) {
        return List.of(Route.of(new VocabularyEndpoint(dataset, pages), Set.of(),
                "every term, motive, rule and hedging word, with a drawn class diagram; `/ns.ttl`, `.jsonld`, `.nt`, `.rdf`, `.trig`",
                "chaque terme, motif, règle et mot de réserve, avec un diagramme des classes ; `/ns.ttl`, `.jsonld`, `.nt`, `.rdf`, `.trig`",
                Stream.of(PublishedVocabulary.values()).map(PublishedVocabulary::path).toArray(String[]::new))
                .also(PublishedVocabulary.allAddresses().toArray(String[]::new)));
    }
}
