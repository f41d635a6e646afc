package selon.pages.reconcile;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;

import org.apache.jena.graph.Node;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.names.match.MatchQuery;
import selon.names.match.MatchQuery.Constraint;
import selon.names.match.MatchQuery.MatchValue;
import selon.names.match.MatchQuery.Strictness;
import selon.names.match.MatchSchema;
import selon.names.match.NameMatcher;

/** Reads a reconciliation query batch (Reconciliation Service API 0.2, section 4.3), as strictly as its JSON Schema. */
final class ReconcileBatch {

    /** The most questions at once. */
    static final int MOST = 50;

    private final MatchSchema schema;
    private final String language;

    /**
     * @param schema   the types that are known
     * @param language the reader's
     */
    ReconcileBatch(MatchSchema schema, String language) {
        this.schema = schema;
        this.language = language;
    }

    private static final int MOST_CONSTRAINTS = 10;
    private static final int MOST_VALUES = 10;
    private static final int USUAL_LIMIT = 10;
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_WAY = 200;
    private static final Set<String> MEMBERS = Set.of("query", "type", "limit", "properties", "type_strict");

    /**
     * The questions by their names, in the order in which they stand.
     *
     * @throws ProblemException with 400 where it is no batch
     */
    Map<String, MatchQuery> read(String text) {
        JsonObject batch = object(text, "queries", "{\"q0\": {\"query\": \"Alibaba\"}}");
        if (batch.size() > MOST) {
            throw wrong(ProblemType.BATCH_TOO_LARGE, "queries", batch.size(), MOST);
        }
        Map<String, MatchQuery> questions = new LinkedHashMap<>();
        batch.forEach((name, question) -> questions.put(name, question("queries." + name, question)));
        return questions;
    }

    /**
     * A parameter that is a JSON object.
     *
     * @param example what it could be
     */
    static JsonObject object(String text, String parameter, String example) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            if (isStrange(text)) {
                throw wrong(ProblemType.JSON_NESTED_TOO_DEEP, parameter, example);
            }
            JsonValue value = reader.readValue();
            if (value.getValueType() != JsonValue.ValueType.OBJECT) {
                throw wrong(ProblemType.JSON_WRONG_TYPE, parameter, "object", kind(value));
            }
            return value.asJsonObject();
        } catch (JsonParsingException e) {
            throw wrong(ProblemType.JSON_UNREADABLE, parameter, Math.max(1, e.getLocation().getLineNumber()),
                    Math.max(1, e.getLocation().getColumnNumber()), example);
        } catch (JsonException e) {
            throw wrong(ProblemType.JSON_UNREADABLE, parameter, 1, 1, example);
        }
    }

    /**
     * Reading a value as a whole takes a part of the stack for each level of it, and for a number the square of its digits; reading
     * its signs one by one does not.
     */
    private static boolean isStrange(String text) {
        try (JsonParser signs = Json.createParser(new StringReader(text))) {
            int depth = 0;
            while (signs.hasNext()) {
                JsonParser.Event sign = signs.next();
                depth += switch (sign) {
                    case START_ARRAY, START_OBJECT -> 1;
                    case END_ARRAY, END_OBJECT -> -1;
                    default -> 0;
                };
                if (depth > DEEPEST || sign == JsonParser.Event.VALUE_NUMBER && signs.getString().length() > LONGEST_NUMBER) {
                    return true;
                }
            }
            return false;
        }
    }

    private MatchQuery question(String where, JsonValue value) {
        JsonObject question = object(where, value);
        question.keySet().stream().filter(member -> !MEMBERS.contains(member)).findFirst().ifPresent(member -> {
            throw wrong(ProblemType.JSON_MEMBER_UNKNOWN, where, member, "query, type, limit, properties, type_strict");
        });
        Optional<String> name = member(question, "query").map(text -> text(where + ".query", text));
        List<Constraint> constraints = constraints(where + ".properties", member(question, "properties"));
        if (name.isEmpty() && constraints.isEmpty()) {
            throw wrong(ProblemType.QUESTION_EMPTY, where);
        }
        return new MatchQuery(name, types(where + ".type", member(question, "type")),
                strictness(where + ".type_strict", member(question, "type_strict")), constraints,
                limit(where + ".limit", member(question, "limit")), language);
    }

    private Set<Node> types(String where, Optional<JsonValue> given) {
        Set<Node> types = new HashSet<>();
        given.ifPresent(value -> each(value).forEach(one -> schema.type(text(where, one)).ifPresent(types::add)));
        return types;
    }

    private static Strictness strictness(String where, Optional<JsonValue> given) {
        return given.map(value -> switch (text(where, value)) {
            case "any" -> Strictness.ANY;
            case "all" -> Strictness.ALL;
            case "should" -> Strictness.SHOULD;
            default -> throw wrong(ProblemType.JSON_WRONG_TYPE, where, "any | all | should", kind(value));
        }).orElse(Strictness.ANY);
    }

    private static int limit(String where, Optional<JsonValue> given) {
        if (given.isEmpty()) {
            return USUAL_LIMIT;
        }
        if (!(given.get() instanceof JsonNumber number) || number.doubleValue() < 1) {
            throw wrong(ProblemType.JSON_WRONG_TYPE, where, "number ≥ 1", kind(given.get()));
        }
        return (int) Math.min(NameMatcher.MOST, number.doubleValue());
    }

    private List<Constraint> constraints(String where, Optional<JsonValue> given) {
        List<Constraint> constraints = new ArrayList<>();
        given.ifPresent(value -> {
            if (!(value instanceof JsonArray array) || array.size() > MOST_CONSTRAINTS) {
                throw wrong(ProblemType.JSON_WRONG_TYPE, where, "array (≤ " + MOST_CONSTRAINTS + ")", kind(value));
            }
            for (int i = 0; i < array.size(); i++) {
                String which = where + "[" + i + "]";
                JsonObject one = object(which, array.get(i));
                String pid = text(which + ".pid", needed(which, one, "pid"));
                List<MatchValue> values = each(needed(which, one, "v")).stream().map(v -> value(which + ".v", v)).toList();
                if (values.size() > MOST_VALUES) {
                    throw wrong(ProblemType.BATCH_TOO_LARGE, which + ".v", values.size(), MOST_VALUES);
                }
                if (!values.isEmpty()) {
                    constraints.add(new Constraint(pid, values));
                }
            }
        });
        return constraints;
    }

    private static MatchValue value(String where, JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> new MatchValue(text(where, value), Optional.empty());
            case NUMBER, TRUE, FALSE -> new MatchValue(value.toString(), Optional.empty());
            case OBJECT -> {
                String id = text(where + ".id", needed(where, value.asJsonObject(), "id"));
                Optional<String> name = member(value.asJsonObject(), "name").map(words -> text(where + ".name", words));
                yield new MatchValue(name.orElse(id), Optional.of(id));
            }
            default -> throw wrong(ProblemType.JSON_WRONG_TYPE, where, "string | number | true | false | object | array", kind(value));
        };
    }

    private static List<? extends JsonValue> each(JsonValue value) {
        return value instanceof JsonArray array ? array : List.of(value);
    }

    static Optional<JsonValue> member(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name));
    }

    static JsonValue needed(String where, JsonObject object, String name) {
        return member(object, name).orElseThrow(() -> wrong(ProblemType.JSON_MEMBER_MISSING, where, name));
    }

    static String text(String where, JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw wrong(ProblemType.JSON_WRONG_TYPE, where, "string", kind(value));
    }

    static JsonObject object(String where, JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw wrong(ProblemType.JSON_WRONG_TYPE, where, "object", kind(value));
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> {
                String text = value.toString();
                yield text.length() <= MOST ? text : text.substring(0, MOST) + "…";
            }
        };
    }

    /**
     * What is wrong with a value.
     *
     * @param where the way to it, which may be as long as a client's words
     */
    static ProblemException wrong(ProblemType type, String where, Object... more) {
        String which = where.length() <= LONGEST_WAY ? where : where.substring(0, LONGEST_WAY) + "…";
        return ProblemException.of(type, Stream.concat(Stream.of(which), Stream.of(more)).toArray());
    }
}
