package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;

/** What pages are made with, over real HTTP. */
class AssetsIT {

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    @ParameterizedTest
    @CsvSource({
        "assets/selon.css,                 text/css,        prefers-color-scheme",
        "assets/lib/yasgui/yasgui.min.css, text/css,        .yasgui",
        "assets/lib/yasgui/yasgui.min.js,  text/javascript, Yasgui",
    })
    void a_file_comes_with_its_type_and_may_be_kept(String path, String type, String words) {
        HttpResponse<String> answer = server.get(path, "*/*");
        assertEquals(200, answer.statusCode());
        assertEquals(type, header(answer, "Content-Type"));
        assertTrue(answer.body().contains(words), words);
        assertEquals("public, max-age=3600", header(answer, "Cache-Control"));
        String tag = header(answer, "ETag");
        assertEquals("public, max-age=3600", header(server.get(path + "?v=old", "*/*"), "Cache-Control"));
        for (String known : List.of(tag, "\"x\", " + tag)) {
            HttpResponse<String> again = server.send(server.request(path).header("If-None-Match", known).build());
            assertEquals(304, again.statusCode(), known);
            assertEquals(tag, header(again, "ETag"));
        }
        assertEquals(200, server.send(server.request(path).header("If-None-Match", "\"x\"").build()).statusCode());
    }

    @Test
    void head_is_get_without_the_content() {
        HttpResponse<String> head = server.send(server.request("assets/selon.css")
                .method("HEAD", BodyPublishers.noBody()).build());
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        HttpResponse<String> get = server.get("assets/selon.css", "*/*");
        for (String name : List.of("ETag", "Content-Type", "Content-Length", "Cache-Control")) {
            assertEquals(header(get, name), header(head, name), name);
        }
    }

    @Test
    void a_page_refers_to_assets_by_their_content() {
        String page = server.get("", "text/html").body();
        List<String> found = Pattern.compile("\"/(assets/[^\"]+)\"").matcher(page).results()
                .map((MatchResult match) -> match.group(1)).toList();
        assertTrue(found.size() > 0, page);
        for (String address : found) {
            assertTrue(header(server.get(address, "*/*"), "Cache-Control").endsWith("immutable"), address);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets", "assets/", "assets/none.css", "assets/lib", "assets/lib/", "assets/lib/yasgui/",
        "assets/lib/yasgui/package.json", "assets/lib/yasgui/yasgui.min.js.map", "assets/lib/zazuko__yasgui/4.5.0/package.json",
        "assets/../web/layout.jte", "assets/.css", "assets/selon.css/",
        "assets/SELON.css"})
    void nothing_else_is_there(String path) {
        SparqlIT.assertProblem(404, server.get(path, "*/*"), "no-such-page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assets/%2e%2e/version.txt", "assets/..%2fversion.txt", "assets/selon.css%00",
        "assets/..%5cversion.txt", "assets/lib%2fyasgui%2fyasgui.min.js", "assets/%2e%2e%2f%2e%2e%2fversion.txt",
        "assets/..;/version.txt", "assets//selon.css"})
    void nobody_walks_out(String path) {
        HttpResponse<String> answer = server.get(path, "*/*");
        assertTrue(List.of(400, 404).contains(answer.statusCode()), answer.statusCode() + " " + path);
        SparqlIT.assertProblem(answer.statusCode(), answer, "http-syntax");
    }

    @Test
    void nobody_writes_there() {
        HttpResponse<String> answer = server.send(server.request("assets/selon.css").PUT(BodyPublishers.ofString("x")).build());
        SparqlIT.assertProblem(405, answer, "method-not-allowed");
        assertEquals("GET, HEAD, OPTIONS", header(answer, "Allow"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
