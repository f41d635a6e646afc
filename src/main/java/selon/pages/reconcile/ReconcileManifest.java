package selon.pages.reconcile;

import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;

/** A service manifest (Reconciliation Service API 0.2, section 3). */
final class ReconcileManifest {

    /** How large the frame is into which a preview fits, in pixels. */
    private static final int WIDTH = 400;
    private static final int HEIGHT = 200;

    private ReconcileManifest() {}

    /**
     * The manifest of a service.
     *
     * @param server the address of this server, without a slash at its end
     */
    static JsonValue of(ReconcileService service, String server, String language) {
        String base = server + service.path();
        JsonBuilder json = new JsonBuilder().startObject()
                .key("versions").startArray().value("0.2").finishArray()
                .key("name").value(service.name(language))
                .key("identifierSpace").value(service.entities())
                .key("schemaSpace").value(service.terms())
                .key("documentation").value(base)
                .key("batchSize").value(ReconcileBatch.MOST)
                .key("view").startObject()
                .key("url").value(service.ofWikidata() ? "https://www.wikidata.org/wiki/{{id}}" : base + "/view?id={{id}}")
                .finishObject()
                .key("feature_view").startObject().key("url").value(server + "/reconcile#{{id}}").finishObject()
                .key("preview").startObject().key("url").value(base + "/preview?id={{id}}")
                .key("width").value(WIDTH).key("height").value(HEIGHT).finishObject()
                .key("defaultTypes").startArray();
        service.schema().usualTypes(language).forEach(type ->
                json.startObject().key("id").value(type.id()).key("name").value(type.name()).finishObject());
        json.finishArray().key("suggest").startObject();
        for (String what : new String[] {"entity", "type", "property"}) {
            json.key(what).startObject()
                    .key("service_url").value(base).key("service_path").value("/suggest/" + what)
                    .key("flyout_service_url").value(base).key("flyout_service_path").value("/flyout/" + what + "?id=${id}")
                    .finishObject();
        }
        return json.finishObject()
                .key("extend").startObject()
                .key("propose_properties").startObject()
                .key("service_url").value(base).key("service_path").value("/propose").finishObject()
                .key("property_settings").startArray().startObject()
                .key("name").value("limit").key("type").value("number").key("default").value(0)
                .key("label").value(language.equals("fr") ? "Limite" : "Limit")
                .key("help_text").value(language.equals("fr") ? "Combien de valeurs au plus ; 0 pour toutes"
                        : "How many values at most; 0 for all").finishObject().finishArray().finishObject()
                .finishObject().build();
    }
}
