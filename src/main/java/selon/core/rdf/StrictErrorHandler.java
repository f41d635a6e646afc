package selon.core.rdf;

import org.apache.jena.riot.system.ErrorHandler;

import selon.core.vocab.InputException;

/**
 * Turns each complaint of a parser, warnings included, into an {@link InputException} with file, line and column.
 *
 * @param place the file, or an empty text when there is none
 */
record StrictErrorHandler(String place) implements ErrorHandler {

    /** A parser's message may repeat the whole input, so it is cut to this many characters. */
    private static final int LONGEST = 500;

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

    private InputException unreadable(String all, long line, long column) {
        String message = all.length() > LONGEST ? all.substring(0, LONGEST).strip() + " …" : all;
        if (!place.isEmpty() && message.startsWith(place + ":")) {
            return new InputException(message);
        }
        String where = place.isEmpty() ? "" : place + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "") + ": ";
        if (message.contains("\uFEFF")) {
            return new InputException(where + "begins with a byte order mark. Save it as UTF-8 without one.");
        }
        String words = message.replaceAll(" ?\\[code=\\w+]", "").replaceAll("\\bjava\\.[\\w.]+Exception: ", "")
                .replaceFirst("Change policy .* define the term", "Define the term").strip();
        return new InputException(where + words + (words.endsWith(".") ? "" : ".") + mend(words));
    }

    private static String mend(String words) {
        if (words.startsWith("Relative ")) {
            return " Write the IRI in full, or with a prefix that is declared.";
        }
        return words.contains("remote context") ? " No context is fetched; write it into the document." : "";
    }
}
