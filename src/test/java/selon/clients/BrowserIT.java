package selon.clients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import selon.ServerProcess;
import selon.Terminal;

/** Readers at a headless Chromium, on a real server. */
@Tag("campaign")
@Tag("alone")
class BrowserIT {

    private static final String TOKEN = "the-token-of-somebody";
    private static final String CHECKS = "whether people can use the pages, in a browser";

    @TempDir
    private static Path folder;
    private static ServerProcess server;

    @BeforeAll
    static void serve() throws IOException {
        ExternalTool.need(CHECKS, ExternalTool.CHROMIUM);
        NodeModules.need(CHECKS);
        server = new ServerProcess(new Terminal(folder, Map.of("SELON_TOKEN", TOKEN)), "--mem");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> a_reader_finds() {
        return Script.in(NodeModules.FOLDER.resolve("browser"), ".mjs", "node").stream()
                .map(script -> script.tests(server.url(), TOKEN));
    }
}
