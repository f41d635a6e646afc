// What is wrong, over real HTTP, in the reader's language.
package selon.http.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.ServerProcess;
import selon.http.sparql.SparqlIT;
import selon.http.write.HttpWriter;

class ProblemsIT {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @TempDir
    private static Path folder;
    private static HttpWriter anna;

    @BeforeAll
    static void serve() throws IOException {
        anna = HttpWriter.ofAnna(folder, "--mem", "--max-body", "1");
    }

    @AfterAll
    static void stop() {
        anna.server().close();
    }

    private static HttpResponse<String> french(String method, String path, String accept, String body, String... headers) {
        HttpRequest.Builder request = anna.server().request(path).method(method, body == null ? BodyPublishers.noBody()
                : BodyPublishers.ofString(body)).header("Accept", accept).header("Accept-Language", "fr-FR,fr;q=0.9,en;q=0.5");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return anna.server().send(request.build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | nothing/here                    | 404 | Introuvable          | Il n'y a rien à /nothing/here.
            GET    | id/org/nobody                   | 404 | Introuvable          | Rien ne s'appelle
            GET    | contribute/moon                 | 404 | Introuvable          | Voyez
            GET    | -/history/9999                  | 404 | Introuvable          | Il n'y a pas de changement 9999.
            GET    | sparql?example=moon             | 404 | Introuvable          | Les plus proches
            GET    | ns/9.9.9                        | 404 | Introuvable          | Aucune version
            DELETE | id/org/zte                      | 405 | Méthode non permise  | DELETE n'est pas pour cette adresse
            GET    | search?q=a&limit=100            | 400 | Requête incorrecte   | limit va de 1 à 50
            GET    | search?q=a&q=b                  | 400 | Requête incorrecte   | Donnez-le une fois.
            GET    | search?q=a&type=moon            | 400 | Requête incorrecte   | Il n'y a pas de genre
            GET    | id/org/zte.html?page=0          | 400 | Requête incorrecte   | nombre entier de 1
            GET    | id/org/zte.html?on=yesterday    | 400 | Requête incorrecte   | on est un jour
            GET    | -/history?limit=x               | 400 | Requête incorrecte   | nombre entier
            GET    | -/history?graph=x               | 400 | Requête incorrecte   | IRI absolue
            GET    | data?graph=x                    | 400 | Requête incorrecte   | IRI absolue
            PUT    | data?graph=https://example.org/ | 401 | Autorisation nécessaire | Il faut un jeton pour écrire
            GET    | assets/moon.js                  | 404 | Introuvable          | Il n'y a pas de fichier
            """)
    void a_page_explains_itself_and_its_mend_in_french(String method, String path, int status, String title, String words) {
        HttpResponse<String> answer = french(method, path, BROWSER, null);
        assertEquals(status, answer.statusCode(), answer.body());
        for (String piece : new String[] {"<html lang=\"fr\">", "<h1>" + title + "</h1>", "class=\"detail\" lang=\"fr\"", words,
            "À la première page"}) {
            assertTrue(answer.body().replace("&#39;", "'").contains(piece), piece + " in " + answer.body());
        }
    }

    @Test
    void so_do_those_that_need_more_than_an_address() {
        assertFrench(406, french("GET", "search?q=a", "image/png", null), "Ceci peut s'obtenir comme");
        assertFrench(400, french("GET", "sparql?query=SELECT", "application/json", null), "L'analyseur dit");
        assertFrench(400, french("GET", "sparql?query=" + ServerProcess.encoded("SELECT * { ?s <http://jena.apache.org/text#query> 5 }"),
                "application/json", null), "Il faut à text:query les mots à chercher");
        assertFrench(403, french("GET", "sparql?query=" + ServerProcess.encoded("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"),
                "application/json", null), "SERVICE est coupé");
        assertFrench(413, french("POST", "-/validate", "*/*", "#".repeat(1_100_000), "Content-Type", "text/turtle"), "Kio");
        assertFrench(415, french("POST", "-/validate", "*/*", "x", "Content-Type", "text/moon"), "Le contenu vient comme text/moon");
        assertFrench(403, french("PUT", "data?graph=https://example.org/", "*/*", "", "Authorization", "Bearer token-of-anna",
                "Content-Type", "text/turtle", "Origin", "https://example.org"), "Une page d'un autre site");
        assertFrench(412, french("PUT", "data?graph=https://w3id.org/selon/id/graph/entities", "*/*", "", "Authorization",
                "Bearer token-of-anna", "Content-Type", "text/turtle", "If-None-Match", "*"), "Ceci existe déjà");
        assertTrue(anna.put("https://w3id.org/selon/id/doc/moon", "<https://w3id.org/selon/id/doc/moon> a <https://schema.org/CreativeWork> .")
                .statusCode() < 300);
        assertTrue(anna.delete("https://w3id.org/selon/id/doc/moon").statusCode() < 300);
        assertFrench(410, french("GET", "id/doc/moon", "*/*", null), "en a été retiré");
    }

    @Test
    void a_program_that_asks_for_no_language_is_told_in_english() {
        SparqlIT.assertProblem(404, anna.server().get("id/org/nobody", "*/*"), "Nothing is called");
        assertTrue(anna.server().get("id/org/nobody", "text/plain").body().startsWith("Not Found\nNothing is called"));
    }

    private static void assertFrench(int status, HttpResponse<String> answer, String words) {
        SparqlIT.assertProblem(status, answer, words);
        assertEquals(Problem.title(status, "fr"), HttpWriter.json(answer).getString("title"));
    }
}
