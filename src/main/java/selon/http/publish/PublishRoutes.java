package selon.http.publish;

import java.util.List;
import java.util.Set;

import selon.core.rdf.DatasetExport;
import selon.core.store.Database;
import selon.core.vocab.ProblemType;
import selon.http.base.JsonLdWriter;
import selon.http.base.Route;

/** The routes that describe the dataset and give it as a whole. */
public final class PublishRoutes {

    private static final String DUMP = "the whole graph as one file, of one moment, resumable, with its digest: ";
    private static final String FICHIER = "tout le graphe en un fichier, d'un seul moment, à reprendre où l'on s'est arrêté, avec son empreinte : ";

    private PublishRoutes() {}

    public static List<Route> of(Database database, DumpStore dumps, ServiceDescription description) {
        return List.of(
                Route.of(new DumpEndpoint(dumps, DatasetExport.TRIG, "trig.gz"), Set.of(), DUMP + "TriG", FICHIER + "TriG", "/dump.trig.gz"),
                Route.of(new DumpEndpoint(dumps, DatasetExport.NTRIPLES, "nt.gz"), Set.of(), DUMP + "N-Triples", FICHIER + "N-Triples", "/dump.nt.gz"),
                Route.of(new VoidEndpoint(description), Set.of(), "what the dataset is and how large: VoID with partitions, DCAT-AP",
                        "ce qu'est le jeu de données et sa taille : VoID avec partitions, DCAT-AP", "/.well-known/void"),
                Route.of(new HistoryEndpoint(database), Set.of(),
                        "who changed what, when and why: HTML, JSON, Turtle (PROV-O); `?graph=`, `?thing=`; `/-/history/1` as "
                        + "`application/rdf-patch`",
                        "qui a changé quoi, quand et pourquoi : HTML, JSON, Turtle (PROV-O) ; `?graph=`, `?thing=` ; `/-/history/1` en "
                        + "`application/rdf-patch`", "/-/history").also("/-/history/*"),
                Route.of(new ProblemPages(), Set.of(), "what can be wrong with a request, by code, and how to mend it",
                        "ce qui peut ne pas aller dans une requête, code par code, et comment y remédier", ProblemType.PATH,
                        ProblemType.PATH + "/…"),
                Route.of(new ContextEndpoint(), Set.of(),
                        "the names of our terms in JSON-LD, which everything the server writes in JSON-LD refers to",
                        "les noms de nos termes en JSON-LD, auxquels renvoie tout ce que le serveur écrit en JSON-LD", "/" + JsonLdWriter.PATH));
    }
}
