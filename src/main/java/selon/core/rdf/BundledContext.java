package selon.core.rdf;

import jakarta.json.JsonObject;

import org.apache.jena.riot.RDFParser;

import selon.core.vocab.InputException;
import selon.core.vocab.Installation;
import selon.core.vocab.JsonLdContext;

/**
 * The JSON-LD context of the shipped ontology. It is the only context that {@link StrictReader} accepts by address.
 */
public final class BundledContext {

    private BundledContext() {}

    /** Builds the context when it is first requested, once for the process. */
    private static final class Holder {
        private static final JsonObject DOCUMENT = JsonLdContext.of(
                RDFParser.source(Installation.find().folder().resolve("ontology/selon.ttl")).toGraph());
    }

    /**
     * Returns the context document.
     *
     * @throws InputException when the installation has no ontology
     */
    public static JsonObject document() {
        return Holder.DOCUMENT;
    }
}
