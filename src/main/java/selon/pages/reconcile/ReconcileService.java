package selon.pages.reconcile;

import java.util.List;
import java.util.Optional;

import selon.core.vocab.Namespaces;
import selon.http.base.ThingAddress;
import selon.names.index.NamedThing;
import selon.names.match.EntitySource;
import selon.names.match.Identifier;
import selon.names.match.MatchSchema;
import selon.names.match.NameMatcher;

/**
 * A service of the Reconciliation Service API 0.2, without its HTTP part.
 *
 * @param path     its address on this server
 * @param english  its name
 * @param french   the same
 * @param entities what identifies the space of its identifiers
 * @param terms    what identifies the space of its types and properties
 * @param matching what matches names to things
 * @param schema   its types and properties
 */
public record ReconcileService(String path, String english, String french, String entities, String terms, NameMatcher matching,
                               MatchSchema schema) {

    /** Wikidata's class of everything. */
    private static final String ENTITY = "Q35120";

    /** Our own things, by their IRIs. */
    static ReconcileService ours(EntitySource things, MatchSchema schema) {
        return new ReconcileService("/reconcile", "Selon: names to things", "Selon : des noms aux choses", Namespaces.ID,
                Namespaces.SELON, new NameMatcher(things), schema);
    }

    /** Items of Wikidata, by their identifiers. */
    static ReconcileService wikidata(EntitySource items, MatchSchema schema) {
        return new ReconcileService("/reconcile/wikidata", "Selon: names to Wikidata", "Selon : des noms à Wikidata",
                Identifier.WIKIDATA, "http://www.wikidata.org/prop/direct/", new NameMatcher(items), schema);
    }

    /** What the service gives identifiers of. */
    public EntitySource authority() {
        return matching.authority();
    }

    /** Whether it gives Wikidata's identifiers. */
    public boolean ofWikidata() {
        return entities.equals(Identifier.WIKIDATA);
    }

    /** The service's name. */
    public String name(String language) {
        return language.equals("fr") ? french : english;
    }

    /** The types of a thing, the narrowest that is known; never none. */
    public List<MatchSchema.Term> types(NamedThing thing, String language) {
        String type = ofWikidata() ? thing.types().stream().map(authority()::id).max(this::narrower)
                .orElse(ENTITY) : thing.kind().getURI();
        return List.of(schema.term(type, language));
    }

    private int narrower(String one, String other) {
        return Boolean.compare(other.equals(ENTITY), one.equals(ENTITY));
    }

    /** What tells a thing from others of its name: a description, else its type. */
    public String description(NamedThing thing, String language) {
        return authority().description(thing.thing(), language).orElseGet(() -> types(thing, language).get(0).name());
    }

    /** Where a thing is shown. */
    String page(NamedThing thing) {
        return ofWikidata() ? "https://www.wikidata.org/wiki/" + authority().id(thing.thing()) : ThingAddress.of(thing.thing());
    }

    /** A thing by an identifier of this space. */
    Optional<NamedThing> named(String id) {
        return authority().thing(id).flatMap(authority()::named);
    }
}
