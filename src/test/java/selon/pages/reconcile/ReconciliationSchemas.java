package selon.pages.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** Judges answers by the specification's schemas. */
final class ReconciliationSchemas {

    static final Path SUITE = Path.of("../shared/suites/reconciliation/0.2");
    private static final String SPACE = "https://example.org/schemas/";

    private final JsonSchemaFactory factory;

    /** Reads the schemas; where they are not here, the checks that need them are left out, and say so. */
    ReconciliationSchemas() {
        assumeTrue(Files.isDirectory(SUITE),
                "skipped: the schemas of the Reconciliation Service API are not here: " + SUITE.toAbsolutePath());
        Map<String, String> all = files("schemas").stream().collect(Collectors.toMap(
                file -> SPACE + file.getFileName(), file -> text(file).replaceFirst("\"\\$schema\": \"[^\"]*\"",
                        "\"\\$schema\": \"http://json-schema.org/draft-07/schema#\"").replaceFirst("\"\\$id\": \"[^\"]*\"",
                        "\"\\$id\": \"" + SPACE + file.getFileName() + "\"")
                        .replace("http://swagger.io/v2/schema.json#", SPACE + "openapi.json#")));
        assertEquals(11, all.size());
        factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7, builder -> builder.schemaLoaders(loaders -> loaders.schemas(all)));
    }

    /** What of a text is not as a schema has it. */
    Set<ValidationMessage> complaints(String schema, String json) {
        return factory.getSchema(SchemaLocation.of(SPACE + schema + ".json")).validate(json, InputFormat.JSON);
    }

    /** Sees that a text is as a schema has it. */
    void assertValid(String schema, String json) {
        assertEquals(Set.of(), complaints(schema, json), json);
    }

    /** The files of a folder of the suite, in order. */
    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(SUITE.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
