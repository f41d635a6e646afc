package selon.core.rdf;

import jakarta.json.JsonObject;

import org.apache.jena.riot.RDFParser;

import selon.core.vocab.InputException;
import selon.core.vocab.Installation;
import selon.core.vocab.JsonLdContext;

/** The context of the shipped ontology: the one that this process writes, and the only one that it takes by address. */
public final class BundledContext {

    private BundledContext() {}

    /** Made when it is first asked for. */
    private static final class Made {
        private static final JsonObject DOCUMENT = JsonLdContext.of(
                RDFParser.source(Installation.find().folder().resolve("ontology/selon.ttl")).toGraph());
    }

    /**
     * The document that holds it.
     *
     * @throws InputException when there is no ontology
     */
    public static JsonObject document() {
        return Made.DOCUMENT;
    }
}
