package selon.intake.wikidata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import org.apache.jena.query.QueryFactory;
import org.junit.jupiter.api.Test;

import selon.core.store.FilledDatabases;
import selon.intake.recipe.Recipe;

/** What is read off recipes for Wikidata: the entities worth reading, and the properties of which they are asked. */
class EntityInterestTest {

    private static EntityPrefilter.FoundProperties in(EntityInterest interest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return interest.sought().in(bytes, 0, bytes.length);
    }

    private static EntityInterest of(String where) {
        return EntityInterest.of(QueryFactory.create("PREFIX p: <http://www.wikidata.org/prop/> PREFIX wdt: "
                + "<http://www.wikidata.org/prop/direct/> CONSTRUCT { ?i <x:y> ?v } WHERE { " + where + " }"), Map.of());
    }

    @Test
    void the_shipped_recipe_wants_entities_by_the_properties_that_its_query_filters_by() {
        Recipe recipe = Recipe.named("wikidata", FilledDatabases.HOME);
        EntityInterest interest = EntityInterest.of(recipe.query(), recipe.header());
        for (String alone : new String[] {"P749", "P355", "P159", "P1830"}) {
            assertEquals(new EntityPrefilter.FoundProperties(true, false), in(interest, "wd:Q1 p:" + alone + " s:Q1-1 ."), alone);
        }
        assertEquals(new EntityPrefilter.FoundProperties(true, false), in(interest, "{\"P571\":[],\"P1128\":[]}"));
        assertEquals(new EntityPrefilter.FoundProperties(false, false), in(interest, "wd:Q1 p:P571 s:Q1-1 ; p:P127 s:Q1-2 ."));
        assertEquals(new EntityPrefilter.FoundProperties(false, false), in(interest, "wd:Q1 p:P414 s:Q1-1 ; p:P31 s:Q1-2 ; p:P7490 s:Q1-3 ."));
        assertEquals(new EntityPrefilter.FoundProperties(false, true), in(interest, "<http://www.wikidata.org/prop/direct/P123>"));
        assertEquals(new EntityPrefilter.FoundProperties(false, false), in(interest, "ref:1 pr:P123 wd:Q2 ."));
        assertEquals(Set.of("P31", "P123", "P856"), interest.direct());
        assertEquals(Set.of("P123", "P248", "P854"), interest.told());
    }

    @Test
    void another_recipe_has_another_prefilter() {
        EntityInterest both = of("?i p:P1 ?s . { ?i p:P2|p:P3 ?t } UNION { ?i p:P4 ?t } OPTIONAL { ?i p:P5 ?u ; wdt:P6 ?v }");
        assertEquals(true, in(both, "wd:Q1 p:P1 s:1 ; p:P3 s:2 .").wanted());
        assertEquals(true, in(both, "wd:Q1 p:P4 s:1 ; p:P1 s:2 .").wanted());
        assertEquals(false, in(both, "wd:Q1 p:P1 s:1 ; p:P5 s:2 .").wanted());
        assertEquals(false, in(both, "wd:Q1 p:P2 s:1 ; p:P4 s:2 .").wanted());
        assertEquals(Set.of("P6"), both.direct());
    }

    @Test
    void a_recipe_that_filters_by_no_property_has_every_entity_read() {
        assertEquals(true, in(of("?i ?p ?v"), "wd:Q1 p:P1 s:1 .").wanted());
        assertEquals(true, in(of("{ ?i p:P1 ?v } UNION { ?i wdt:P2 ?v }"), "wd:Q1 p:P9 s:1 .").wanted());
    }

    @Test
    void a_field_that_names_no_property_is_refused() {
        assertThrows(IllegalArgumentException.class, () ->
                EntityInterest.of(QueryFactory.create("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"), Map.of("publisher", "Q123")));
    }
}
