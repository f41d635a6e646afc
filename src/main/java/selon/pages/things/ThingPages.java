package selon.pages.things;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.vocab.Kind;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.Templates;
import selon.view.claims.ClaimReader;
import selon.view.claims.ConciseDescription;
import selon.view.claims.DocumentClaims;
import selon.view.claims.GraphReader;
import selon.view.claims.Motivation;
import selon.view.claims.MotiveProfile;
import selon.view.claims.SourceProfile;
import selon.view.claims.Standing;
import selon.view.claims.Voices;
import selon.view.deals.Deal;
import selon.view.deals.Organisation;
import selon.view.deals.PropertyTable;
import selon.view.terms.RuleDescription;

/** Chooses and renders the page of a thing by its kind. */
final class ThingPages {

    private final DatasetGraph dataset;
    private final Node thing;
    private final ConciseDescription.DescriptionPage around;
    private final int number;
    private final Optional<LocalDate> on;

    /**
     * @param dataset what is shown, inside a transaction
     * @param thing   the thing
     * @param around  what is said of it
     * @param number  the page of what points to it
     * @param on      the day of which to tell, where a page has a past
     */
    ThingPages(DatasetGraph dataset, Node thing, ConciseDescription.DescriptionPage around, int number, Optional<LocalDate> on) {
        this.dataset = dataset;
        this.thing = thing;
        this.around = around;
        this.number = number;
        this.on = on;
    }

    /** What kind of thing it is, in schema.org's words. */
    static String type(DatasetGraph dataset, Node thing) {
        return "https://schema.org/" + new GraphReader(dataset, "en").kind(thing).map(Kind::schemaOrg).orElse("Thing");
    }

    /** The page, as HTML. */
    String page(HttpServletRequest request, List<PageContext.PageLink> links) {
        GraphReader said = new GraphReader(dataset, Negotiation.language(request));
        ClaimReader claims = new ClaimReader(said);
        Map<String, Object> model = new HashMap<>();
        Kind kind = said.kind(thing).orElse(null);
        String template = kind == null ? "thing" : switch (kind) {
            case CLAIM -> with(model, "claim", "claim", ClaimView.of(claims, thing));
            case DOCUMENT -> with(model, "document", "article", DocumentClaims.of(claims, thing));
            case ORGANISATION -> {
                model.put("on", on);
                yield with(model, "organisation", "organisation", Organisation.of(claims, thing, on, number));
            }
            case PERSON, ANONYMOUS_SOURCE -> with(model, "source", "speaker", SourceProfile.of(claims, thing, number));
            case MOTIVE -> with(model, "motive", "reason", MotiveProfile.of(claims, thing, number));
            case DEAL -> with(model, "deal", "deal", Deal.of(claims, thing, number));
            case MOTIVATION -> with(model, "motivation", "motivation", Motivation.of(claims, thing));
            case RULE, PROPERTY_RULE -> with(model, "rule", "rule", RuleView.of(RuleDescription.of(said, thing)));
            default -> "thing";
        };
        model.put("recorded", new ThingView(said.named(thing), said.kinds(thing), Standing.of(said, thing),
                new Voices(claims).on(thing), PropertyTable.of(said, thing, around), number, said.cut()));
        model.put("frame", PageContext.of(request, links, Optional.of(SchemaOrgDescription.of(said, claims, thing, type(dataset, thing)).build().toString())));
        return Templates.filled(template + ".jte", model);
    }

    private static String with(Map<String, Object> model, String template, String name, Object value) {
        model.put(name, value);
        return template;
    }
}
