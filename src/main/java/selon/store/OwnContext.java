// Our JSON-LD context, from memory.
package selon.store;

import jakarta.json.JsonObject;

import org.apache.jena.riot.RDFParser;

import selon.vocab.JsonLdContext;

/** The context of the shipped ontology: the one that this process writes, and the only one that it takes by address. */
public final class OwnContext {

    private OwnContext() {}

    /** Made when it is first asked for. */
    private static final class Made {
        private static final JsonObject DOCUMENT = JsonLdContext.of(
                RDFParser.source(Home.find().folder().resolve("ontology/selon.ttl")).toGraph());
    }

    /**
     * The document that holds it.
     *
     * @throws Unreadable when there is no ontology
     */
    public static JsonObject document() {
        return Made.DOCUMENT;
    }
}
