package selon.pages.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.json.JsonValue;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Templates;
import selon.names.index.NamedThing;
import selon.names.match.Match;
import selon.names.match.MatchQuery;
import selon.names.match.MatchSchema;

/**
 * Answers as the JSON Schemas of the Reconciliation Service API 0.2 have them.
 *
 * @param service  the service that answers
 * @param language the reader's
 */
record ReconcileResponses(ReconcileService service, String language) {

    private static final int DIGITS = 4;

    /**
     * The candidates for each question of a batch (section 4.4).
     *
     * @throws ProblemException with 503 where that takes too long
     */
    JsonValue results(Map<String, MatchQuery> questions, Duration longest) {
        long start = System.nanoTime();
        JsonBuilder json = new JsonBuilder().startObject();
        questions.forEach((name, question) -> {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw ProblemException.of(ProblemType.BATCH_TOO_SLOW, longest.toSeconds());
            }
            json.key(name).startObject().key("result").startArray();
            service.matching().of(question).forEach(match -> candidate(json, match));
            json.finishArray().finishObject();
        });
        return json.finishObject().build();
    }

    private void candidate(JsonBuilder json, Match match) {
        NamedThing thing = match.thing();
        named(json.startObject(), thing)
                .key("score").value(rounded(match.score())).key("match").value(match.match()).key("type");
        types(json, thing);
        json.key("features").startArray();
        match.features().forEach((id, value) -> json.startObject().key("id").value(id)
                .key("value").value(rounded(value.doubleValue())).finishObject());
        json.finishArray().finishObject();
    }

    private JsonBuilder named(JsonBuilder json, NamedThing thing) {
        return json.key("id").value(service.authority().id(thing.thing())).key("name").value(thing.label(language).text())
                .key("description").value(service.description(thing, language));
    }

    private void types(JsonBuilder json, NamedThing thing) {
        json.startArray();
        service.types(thing, language).forEach(type -> json.startObject().key("id").value(type.id())
                .key("name").value(type.name()).finishObject());
        json.finishArray();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().add(BigDecimal.ZERO);
    }

    /** Things for the beginning of a name (section 5.1). */
    JsonValue entities(List<NamedThing> things) {
        JsonBuilder json = new JsonBuilder().startObject().key("result").startArray();
        for (NamedThing thing : things) {
            named(json.startObject(), thing).key("notable");
            types(json, thing);
            json.finishObject();
        }
        return json.finishArray().finishObject().build();
    }

    /** Types or properties for the beginning of a name (sections 5.2 and 5.3). */
    JsonValue terms(List<MatchSchema.Term> terms) {
        return new JsonBuilder().startObject().key("result").value(array(terms)).finishObject().build();
    }

    /** The properties that can be fetched for things of a type (section 6.2). */
    JsonValue proposal(Optional<String> type, int limit, List<MatchSchema.Term> properties) {
        JsonBuilder json = new JsonBuilder().startObject().key("properties").value(array(properties)).key("limit").value(limit);
        type.ifPresent(id -> json.key("type").value(id));
        return json.finishObject().build();
    }

    private static JsonValue array(List<MatchSchema.Term> terms) {
        JsonBuilder json = new JsonBuilder().startArray();
        for (MatchSchema.Term term : terms) {
            json.startObject().key("id").value(term.id()).key("name").value(term.name());
            term.description().ifPresent(words -> json.key("description").value(words));
            json.finishObject();
        }
        return json.finishArray().build();
    }

    /** A few words about a thing or a term, as HTML that another page takes in (section 5.4). */
    static JsonValue flyout(String id, String name, String description) {
        return new JsonBuilder().startObject().key("id").value(id).key("html")
                .value(Templates.filled("flyout.jte", Map.of("name", name, "description", description, "id", id)))
                .finishObject().build();
    }
}
