package selon.pages.reconcile;

import jakarta.json.stream.JsonGenerator;

/** Writes a service manifest (Reconciliation Service API 0.2, section 3). */
final class ReconcileManifest {

    /** How large the frame is into which a preview fits, in pixels. */
    private static final int WIDTH = 400;
    private static final int HEIGHT = 200;

    private ReconcileManifest() {}

    /**
     * Writes the manifest of a service.
     *
     * @param server the address of this server, without a slash at its end
     */
    static void write(JsonGenerator json, ReconcileService service, String server, String language) {
        String base = server + service.path();
        json.writeStartObject()
                .writeStartArray("versions").write("0.2").writeEnd()
                .write("name", service.name(language))
                .write("identifierSpace", service.entities())
                .write("schemaSpace", service.terms())
                .write("documentation", base)
                .write("batchSize", ReconcileBatch.MOST)
                .writeStartObject("view")
                .write("url", service.ofWikidata() ? "https://www.wikidata.org/wiki/{{id}}" : base + "/view?id={{id}}")
                .writeEnd()
                .writeStartObject("feature_view").write("url", server + "/reconcile#{{id}}").writeEnd()
                .writeStartObject("preview").write("url", base + "/preview?id={{id}}")
                .write("width", WIDTH).write("height", HEIGHT).writeEnd()
                .writeStartArray("defaultTypes");
        service.schema().usualTypes(language).forEach(type ->
                json.writeStartObject().write("id", type.id()).write("name", type.name()).writeEnd());
        json.writeEnd().writeStartObject("suggest");
        for (String what : new String[] {"entity", "type", "property"}) {
            json.writeStartObject(what)
                    .write("service_url", base).write("service_path", "/suggest/" + what)
                    .write("flyout_service_url", base).write("flyout_service_path", "/flyout/" + what + "?id=${id}")
                    .writeEnd();
        }
        json.writeEnd()
                .writeStartObject("extend")
                .writeStartObject("propose_properties")
                .write("service_url", base).write("service_path", "/propose").writeEnd()
                .writeStartArray("property_settings").writeStartObject()
                .write("name", "limit").write("type", "number").write("default", 0)
                .write("label", language.equals("fr") ? "Limite" : "Limit")
                .write("help_text", language.equals("fr") ? "Combien de valeurs au plus ; 0 pour toutes"
                        : "How many values at most; 0 for all").writeEnd().writeEnd().writeEnd()
                .writeEnd();
    }
}
