package selon.core.vocab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends a request, or the work of a verb, with a problem. Whatever may reach a client over HTTP is thrown as this, on every
 * floor. It has no stack trace, since it tells of what was given and not of the program.
 */
public class ProblemException extends RuntimeException {

    private static final String ENGLISH = "en";

    private final ProblemType type;
    private final transient List<?> arguments;
    private final transient Optional<Spot> spot;

    /**
     * Where in a text something is wrong.
     *
     * @param place  the file, or what else the text is from
     * @param line   the line, from 1, or 0 where it is not known
     * @param column the column, from 1, or 0 where it is not known
     */
    public record Spot(String place, long line, long column) {
        @Override
        public String toString() {
            return place + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
        }
    }

    /**
     * A problem.
     *
     * @param type      which one
     * @param arguments what its detail tells of: {@link Segment}s, collections, numbers or texts, by their places
     */
    protected ProblemException(ProblemType type, Object... arguments) {
        this(null, Optional.empty(), type, arguments);
    }

    /**
     * A problem with what brought it about.
     *
     * @param cause the exception behind it, or null
     * @param spot  where in a text it is
     */
    public ProblemException(Throwable cause, Optional<Spot> spot, ProblemType type, Object... arguments) {
        super(null, cause, false, false);
        this.type = type;
        this.arguments = List.of(arguments);
        this.spot = spot;
    }

    /**
     * Creates a problem, to be thrown.
     *
     * @param type      which problem
     * @param arguments what its detail tells of: {@link Segment}s, collections, numbers or texts, by their places
     */
    public static ProblemException of(ProblemType type, Object... arguments) {
        return new ProblemException(type, arguments);
    }

    /** Which problem it is. */
    public final ProblemType type() {
        return type;
    }

    /** What its detail tells of. */
    public final List<?> arguments() {
        return arguments;
    }

    /** Where in a text it is, if it is in one. */
    public final Optional<Spot> spot() {
        return spot;
    }

    /** What is wrong, in English, with its place before it. */
    @Override
    public String getMessage() {
        return spot.map(where -> where + ": ").orElse("") + Wording.text(detail(ENGLISH));
    }

    /** What is wrong, in a language ({@code en} or {@code fr}), without its place. */
    public final String message(String language) {
        return Wording.text(detail(language));
    }

    /** What is wrong, told to whoever sent a body with it: with line and column before it, where they are known. */
    public final List<Segment> told(String language) {
        List<Segment> told = new ArrayList<>();
        spot.filter(where -> where.line() > 0).ifPresent(where -> told.addAll(where.column() > 0
                ? Wording.segments("body-column", language, List.of(where.line(), where.column()))
                : Wording.segments("body-line", language, List.of(where.line()))));
        told.addAll(detail(language));
        return told;
    }

    /** What is said at the end of a problem of a request that writes. */
    public static String unchanged(String language) {
        return Wording.text("unchanged", language);
    }

    private List<Segment> detail(String language) {
        return Wording.segments(type.code() + ".detail", language, arguments);
    }
}
