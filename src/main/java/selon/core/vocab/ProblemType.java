package selon.core.vocab;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The problems that a request or an input can have. Each has a code, which clients match, and an HTTP status. Its title, its
 * detail and its help stand under the code in {@code problems.properties} and {@code problems_fr.properties}.
 */
public enum ProblemType {

    // What an address asks.
    PARAMETERS_UNREADABLE(400),
    PARAMETER_REPEATED(400),
    PARAMETER_REFUSED(400),
    PARAMETER_UNKNOWN(400),
    PARAMETER_MISSING(400),
    PARAMETER_TOO_LONG(400),
    PARAMETER_NOT_A_NUMBER(400),
    PARAMETER_OUT_OF_RANGE(400),
    PARAMETER_NOT_A_DATE(400),
    PARAMETER_NOT_AN_IRI(400),
    PARAMETER_NOT_A_BOOLEAN(400),
    PARAMETERS_EXCLUSIVE(400),
    NOT_AN_IRI(400),
    NO_SUCH_KIND(400),
    MOMENT_UNREADABLE(400),
    MOMENT_TOO_EARLY(400),
    CHANGE_OUT_OF_RANGE(400),
    PAST_TOO_FAR(400),

    // How HTTP is spoken.
    REQUEST_UNREADABLE(400),
    HTTP_SYNTAX(400),
    HOST_INVALID(400),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    NOT_WRITABLE_IN_FORMAT(406),
    REQUEST_STALLED(408),
    BODY_TOO_SLOW(408),
    ALREADY_EXISTS(412),
    CHANGED_MEANWHILE(412),
    GONE_MEANWHILE(412),
    FILE_CHANGED(412),
    BODY_TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    CONTENT_TYPE_MISSING(415),
    CONTENT_TYPE_NOT_TAKEN(415),
    CHARSET_NOT_TAKEN(415),
    ENCODING_NOT_TAKEN(415),
    RANGE_NOT_IN_FILE(416),
    EXPECTATION_FAILED(417),
    UPGRADE_REQUIRED(426),
    HEADERS_TOO_LONG(431),
    HTTP_VERSION(505),

    // What is not there.
    NO_SUCH_PAGE(404),
    NO_SUCH_THING(404),
    THING_GONE(410),
    NO_SUCH_QUESTION(404),
    NO_SUCH_FORMAT(404),
    NO_SUCH_VOCABULARY(404),
    NO_SUCH_VERSION(404),
    NO_SUCH_GRAPH(404),
    NO_SUCH_CHANGE(404),
    NO_PAGE_OF_ITEM(404),

    // Queries and updates.
    QUERY_MISSING(400),
    QUERY_SYNTAX(400),
    QUERY_TOO_LONG(413),
    QUERY_NOT_EXECUTABLE(400),
    QUERY_NOT_SUPPORTED(501),
    UPDATE_NOT_TAKEN(400),
    UPDATE_SYNTAX(400),
    UPDATE_NOT_EXECUTABLE(400),
    USING_TWICE(400),
    NESTED_TOO_DEEP(400),
    TOO_COMPLEX(400),
    TOO_MANY_NAMES(400),
    TOO_MANY_EXISTS(400),
    TOO_MANY_VARIABLES(400),
    TOO_MANY_PATTERNS(400),
    REGEX_NOT_LINEAR(400),
    REGEX_TOO_LARGE(400),
    OFFSET_TOO_LARGE(400),
    UNKNOWN_FUNCTION(400),
    TEXT_TOO_LONG(400),
    TEXTS_TOO_LONG(400),
    SEARCHED_TEXT_TOO_LONG(400),
    NUMBER_TOO_LARGE(400),
    OPERATION_DENIED(403),
    LOAD_OFF(403),

    // text:query.
    NAME_QUERY_IN_THE_PAST(400),
    NAME_QUERY_VARIABLE_TWICE(400),
    NAME_QUERY_IN_PATH(400),
    NAME_QUERY_PROPERTY(400),
    NAME_QUERY_WITHOUT_WORDS(400),
    NAME_QUERY_OPTION(400),
    NAME_QUERY_LIMIT(400),
    NAME_QUERY_TOO_MANY(400),

    // Other endpoints.
    SERVICE_OFF(403),
    SERVICE_NOT_LISTED(403),
    SERVICE_ASKED_TOO_OFTEN(400),
    ENDPOINT_UNREACHABLE(502),
    ENDPOINT_WRONG_ANSWER(502),
    ENDPOINT_ANSWER_UNREADABLE(502),
    ENDPOINT_ANSWER_TOO_LARGE(502),
    ENDPOINT_TIMEOUT(504),
    FEDERATION_BUSY(503, 5),

    // Answers.
    TOO_MANY_ROWS(413),
    ANSWER_TOO_LARGE(413),
    ANSWER_TOO_LONG(413),
    JSON_LD_ANSWER_TOO_LARGE(413),
    NO_ROOM_FOR_ANSWER(503, 30),
    JSON_LD_BUSY(503, 5),

    // Writing.
    READ_ONLY(403),
    TOKEN_MISSING(401),
    TOKEN_UNKNOWN(401),
    OTHER_SITE(403),
    GRAPH_NOT_NAMED(400),
    BODY_NAMES_NO_GRAPH(400),
    GRAPHS_DIFFER(400),
    DEFAULT_GRAPH(400),
    GRAPH_NAME_UNUSABLE(400),
    GRAPH_DERIVED(403),
    GRAPH_IS_LEDGER(403),
    PARTIAL_GRAPH(400),
    BODY_EMPTY(400),
    REASON_TOO_LONG(400),
    REFUSED_BY_RULES(422),
    SHAPES_UNUSABLE(400),
    SHAPES_MEANINGLESS(400),
    LAST_RULE(403),

    // RDF.
    RDF_SYNTAX(400),
    UNREADABLE(400),
    NOT_UTF_8(400),
    BYTE_ORDER_MARK(400),
    DOCTYPE_NOT_TAKEN(400),
    NOT_JSON(400),
    JSON_CUT_OFF(400),
    REMOTE_CONTEXT(400),
    JSON_LD_TOO_LARGE(413),
    RELATIVE_IRI(400),
    IRI_INVALID(400),
    LITERAL_INVALID(400),
    TERM_TOO_LONG(400),
    NUMBER_TOO_LONG(400),
    INTEGER_TOO_LARGE(400),
    CHARACTER_NOT_TAKEN(400),
    TRIPLE_TERM(400),
    BASE_DIRECTION(400),

    // Reconciliation.
    FORM_EMPTY(400),
    BATCH_TOO_LARGE(400),
    BATCH_TOO_SLOW(503, 5),
    QUESTION_EMPTY(400),
    JSON_UNREADABLE(400),
    JSON_NESTED_TOO_DEEP(400),
    JSON_WRONG_TYPE(400),
    JSON_MEMBER_MISSING(400),
    JSON_MEMBER_UNKNOWN(400),

    // The server.
    TOO_MANY_QUERIES(429, 5),
    SERVER_BUSY(503, 5),
    SERVER_STOPPING(503, 5),
    TOOK_TOO_LONG(503, 30),
    WRITERS_BUSY(503, 5),
    JUDGES_BUSY(503, 5),
    FILE_BEING_MADE(503, 30),
    DISK_FULL(507),
    INTERNAL_ERROR(500);

    /** Where the pages of the problems are: each under its code. */
    public static final String PATH = "/problem";

    private final int status;
    private final int retrySeconds;

    ProblemType(int status) {
        this(status, 0);
    }

    ProblemType(int status, int retrySeconds) {
        this.status = status;
        this.retrySeconds = retrySeconds;
    }

    /** The problem type of a code. */
    public static Optional<ProblemType> of(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** What clients know it by: its name in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The address of its page on a server. */
    public String path() {
        return PATH + "/" + code();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** After how many seconds the same request may succeed; 0 where it never does by itself. */
    public int retrySeconds() {
        return retrySeconds;
    }

    /** What is wrong, in a few words, in a language ({@code en} or {@code fr}). */
    public String title(String language) {
        return Wording.text(code() + ".title", language);
    }

    /** What it means and how to mend it, in a language. */
    public String help(String language) {
        return Wording.text(code() + ".help", language);
    }
}
