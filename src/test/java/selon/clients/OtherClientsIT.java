package selon.clients;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;

/** Clients that others wrote, on a real server: what they read is what Jena reads. */
@Tag("campaign")
class OtherClientsIT {

    /** What the scripts read, by the name of the file that tells what Jena read there. */
    private static final Map<String, String> READ = Map.of(
            "graph", "data?graph=https://w3id.org/selon/id/doc/objetconnecte-alibaba-c-sky",
            "deal", "id/deal/alibaba-group-c-sky-2018.nt",
            "claim", "id/claim/objetconnecte-alibaba-c-sky-15-denial-article.nt");

    @TempDir
    private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void serve() throws IOException {
        server = new ServerProcess(folder, "--mem");
        for (Map.Entry<String, String> one : READ.entrySet()) {
            HttpResponse<String> answer = server.get(one.getValue(), "application/n-triples");
            String text = answer.statusCode() == 200 ? answer.body() : "";
            try (var out = Files.newOutputStream(folder.resolve(one.getKey() + ".nt"))) {
                RDFDataMgr.write(out, RDFParser.fromString(text, Lang.NTRIPLES).toGraph(), Lang.NTRIPLES);
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicContainer> a_client_from_npm_finds() {
        NodeModules.need("whether clients from npm can read what is served");
        return run(Script.in(NodeModules.FOLDER.resolve("clients"), ".mjs", "node").stream());
    }

    @TestFactory
    Stream<DynamicContainer> a_client_from_Debian_finds() {
        ExternalTool.need("whether rdflib and raptor can read what is served", ExternalTool.RDFLIB, ExternalTool.RAPTOR);
        return run(Script.in(Path.of("src/test/python/clients"), ".py", "/usr/bin/python3").stream());
    }

    private static Stream<DynamicContainer> run(Stream<Script> scripts) {
        return scripts.map(script -> script.tests(server.url(), folder.toString()));
    }
}
