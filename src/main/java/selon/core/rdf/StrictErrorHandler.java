package selon.core.rdf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.riot.system.ErrorHandler;

import selon.core.vocab.InputException;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;

/**
 * Turns every complaint of a parser, warnings included, into an {@link InputException} with file, line and column. Used for one
 * reading, by one thread.
 */
final class StrictErrorHandler implements ErrorHandler {

    /** A parser's message may repeat the whole input, so it is cut to this many characters. */
    private static final int LONGEST = 500;

    /** The address of a context, in our own words or the library's. */
    private static final Pattern CONTEXT = Pattern.compile("remote context[: \\[]+([^\\s\\]]+)");

    private final String place;
    /** Some parsers catch what is thrown while they read, and complain of it in their turn. */
    private Optional<InputException> first = Optional.empty();

    /**
     * For the reading of one text.
     *
     * @param place the file, or nothing where there is none
     */
    StrictErrorHandler(String place) {
        this.place = place;
    }

    @Override
    public void warning(String message, long line, long column) {
        throw unreadable(message, line, column);
    }

    @Override
    public void error(String message, long line, long column) {
        throw unreadable(message, line, column);
    }

    @Override
    public void fatal(String message, long line, long column) {
        throw unreadable(message, line, column);
    }

    /** A complaint of our own about what stands there. */
    InputException at(long line, long column, ProblemType type, Object... arguments) {
        first = Optional.of(new InputException(place.isEmpty() ? Optional.empty() : Optional.of(new ProblemException.Spot(place,
                Math.max(0, line), Math.max(0, column))), type, arguments));
        return first.get();
    }

    /** The same, for a complaint that names no place. */
    InputException at(long line, long column, ProblemException complaint) {
        return at(line, column, complaint.type(), complaint.arguments().toArray());
    }

    private InputException unreadable(String all, long line, long column) {
        if (first.isPresent() && all.contains(first.get().getMessage())) {
            return first.get();
        }
        String message = all.length() > LONGEST ? all.substring(0, LONGEST).strip() + " …" : all;
        if (message.contains("\uFEFF")) {
            return at(line, column, ProblemType.BYTE_ORDER_MARK);
        }
        String words = message.replaceAll(" ?\\[code=\\w+]", "").replaceAll("\\bjava\\.[\\w.]+Exception: ", "")
                .replaceFirst("Change policy .* define the term", "Define the term").strip();
        if (words.startsWith("Relative ")) {
            return at(line, column, ProblemType.RELATIVE_IRI, Segment.foreign(words.replaceFirst("[.:\\s]+$", "")));
        }
        Matcher context = CONTEXT.matcher(words);
        return context.find() ? at(line, column, ProblemType.REMOTE_CONTEXT, context.group(1))
                : at(line, column, ProblemType.RDF_SYNTAX, Segment.foreign(words + (words.endsWith(".") ? "" : ".")));
    }
}
