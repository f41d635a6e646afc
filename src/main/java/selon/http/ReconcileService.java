// One of the two services that match names.
package selon.http;

import java.util.List;
import java.util.Optional;

import selon.reconcile.Authority;
import selon.reconcile.Identifier;
import selon.reconcile.Matching;
import selon.reconcile.Naming;
import selon.reconcile.Schema;
import selon.vocab.Namespaces;

/**
 * A service of the Reconciliation Service API 0.2, without HTTP's part of it.
 *
 * @param path     its address on this server
 * @param english  its name
 * @param french   the same
 * @param entities what identifies the space of its identifiers
 * @param terms    what identifies the space of its types and properties
 * @param matching what matches names to things
 * @param schema   its types and properties
 */
public record ReconcileService(String path, String english, String french, String entities, String terms, Matching matching,
                               Schema schema) {

    /** Wikidata's class of everything. */
    private static final String ENTITY = "Q35120";

    /** Our own things, by their IRIs. */
    static ReconcileService ours(Authority things, Schema schema) {
        return new ReconcileService("/reconcile", "Selon: names to things", "Selon : des noms aux choses", Namespaces.ID,
                Namespaces.SELON, new Matching(things), schema);
    }

    /** Items of Wikidata, by their identifiers. */
    static ReconcileService wikidata(Authority items, Schema schema) {
        return new ReconcileService("/reconcile/wikidata", "Selon: names to Wikidata", "Selon : des noms à Wikidata",
                Identifier.WIKIDATA, "http://www.wikidata.org/prop/direct/", new Matching(items), schema);
    }

    /** What the service gives identifiers of. */
    public Authority authority() {
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
    public List<Schema.Term> types(Naming thing, String language) {
        String type = ofWikidata() ? thing.types().stream().map(authority()::id).max(this::narrower)
                .orElse(ENTITY) : thing.kind().getURI();
        return List.of(schema.term(type, language));
    }

    private int narrower(String one, String other) {
        return Boolean.compare(other.equals(ENTITY), one.equals(ENTITY));
    }

    /** What tells a thing from others of its name: a description, else its type. */
    public String description(Naming thing, String language) {
        return authority().description(thing.thing(), language).orElseGet(() -> types(thing, language).get(0).name());
    }

    /** Where a thing is shown. */
    String page(Naming thing) {
        return ofWikidata() ? "https://www.wikidata.org/wiki/" + authority().id(thing.thing()) : Address.of(thing.thing());
    }

    /** A thing by an identifier of this space. */
    Optional<Naming> named(String id) {
        return authority().thing(id).flatMap(authority()::named);
    }
}
