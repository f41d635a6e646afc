package selon.pages.reconcile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.stream.JsonGenerator;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Templates;
import selon.names.index.NamedThing;
import selon.names.match.Match;
import selon.names.match.MatchQuery;
import selon.names.match.MatchSchema;

/** Writes answers as the JSON Schemas of the Reconciliation Service API 0.2 define them. */
final class ReconcileResponses {

    private static final int DIGITS = 4;

    private final ReconcileService service;
    private final String language;

    /**
     * @param service  the service that answers
     * @param language the reader's
     */
    ReconcileResponses(ReconcileService service, String language) {
        this.service = service;
        this.language = language;
    }

    /**
     * The candidates for each question of a batch (section 4.4).
     *
     * @throws ProblemException with 503 where that takes too long
     */
    void results(JsonGenerator json, Map<String, MatchQuery> questions, Duration longest) {
        long start = System.nanoTime();
        json.writeStartObject();
        questions.forEach((name, question) -> {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw ProblemException.of(ProblemType.BATCH_TOO_SLOW, longest.toSeconds());
            }
            json.writeStartObject(name).writeStartArray("result");
            service.matching().of(question).forEach(match -> candidate(json, match));
            json.writeEnd().writeEnd();
        });
        json.writeEnd();
    }

    private void candidate(JsonGenerator json, Match match) {
        NamedThing thing = match.thing();
        named(json.writeStartObject(), thing).write("score", rounded(match.score())).write("match", match.match());
        types(json.writeStartArray("type"), thing);
        json.writeStartArray("features");
        match.features().forEach((id, value) -> json.writeStartObject().write("id", id)
                .write("value", rounded(value.doubleValue())).writeEnd());
        json.writeEnd().writeEnd();
    }

    private JsonGenerator named(JsonGenerator json, NamedThing thing) {
        return json.write("id", service.authority().id(thing.thing())).write("name", thing.label(language).text())
                .write("description", service.description(thing, language));
    }

    /** Writes the types of a thing, and ends the array that was begun for them. */
    private void types(JsonGenerator json, NamedThing thing) {
        service.types(thing, language).forEach(type -> json.writeStartObject().write("id", type.id())
                .write("name", type.name()).writeEnd());
        json.writeEnd();
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros().add(BigDecimal.ZERO);
    }

    /** Things for the beginning of a name (section 5.1). */
    void entities(JsonGenerator json, List<NamedThing> things) {
        json.writeStartObject().writeStartArray("result");
        for (NamedThing thing : things) {
            types(named(json.writeStartObject(), thing).writeStartArray("notable"), thing);
            json.writeEnd();
        }
        json.writeEnd().writeEnd();
    }

    /** Types or properties for the beginning of a name (sections 5.2 and 5.3). */
    void terms(JsonGenerator json, List<MatchSchema.Term> terms) {
        json.writeStartObject();
        array(json.writeStartArray("result"), terms);
        json.writeEnd();
    }

    /** The properties that can be fetched for things of a type (section 6.2). */
    void proposal(JsonGenerator json, Optional<String> type, int limit, List<MatchSchema.Term> properties) {
        array(json.writeStartObject().writeStartArray("properties"), properties);
        json.write("limit", limit);
        type.ifPresent(id -> json.write("type", id));
        json.writeEnd();
    }

    /** Writes terms, and ends the array that was begun for them. */
    private static void array(JsonGenerator json, List<MatchSchema.Term> terms) {
        for (MatchSchema.Term term : terms) {
            json.writeStartObject().write("id", term.id()).write("name", term.name());
            term.description().ifPresent(words -> json.write("description", words));
            json.writeEnd();
        }
        json.writeEnd();
    }

    /** A few words about a thing or a term, as HTML that another page takes in (section 5.4). */
    static void flyout(JsonGenerator json, String id, String name, String description) {
        json.writeStartObject().write("id", id)
                .write("html", Templates.filled("flyout.jte", Map.of("name", name, "description", description, "id", id))).writeEnd();
    }
}
