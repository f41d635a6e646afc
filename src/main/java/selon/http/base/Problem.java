package selon.http.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.json.JsonBuilder;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.web.HttpSC;
import org.eclipse.jetty.io.QuietException;

/**
 * What went wrong with a request: problem details of RFC 9457, as JSON, as text for clients that print it, or as a
 * page, in the reader's language.
 *
 * @param status the HTTP status
 * @param detail what is wrong, where, and how to mend it
 */
public record Problem(int status, String detail) {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<=\\s)/(search|queries|export|sparql|reconcile|id/query|ns|motive|shape|contribute|dump\\.nt\\.gz|-/history)\\b[^\\s,<>]*?(?=[.,]?(\\s|$))");
    private static final String JSON = "application/problem+json";
    private static final AcceptList OFFER = AcceptList.create(JSON, "application/json", "text/html", "text/plain");

    /** A problem on its way to the one who asked. */
    public static final class Met extends RuntimeException {
        private final transient Problem problem;

        private Met(Problem problem) {
            super(problem.detail, null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** Says that what went wrong can't be told any more; Jetty cuts the connection, and logs no trace of it. */
    private static final class TooLate extends QuietException.RuntimeException {
        TooLate(String words) {
            super(words);
        }
    }

    /** This problem, to be thrown. */
    public Met met() {
        return new Met(this);
    }

    /** A status in words, in a language. */
    public static String title(int status, String language) {
        String english = HttpSC.getMessage(status);
        return language.equals("fr") ? French.of(english).orElse(english) : english;
    }

    /** This problem for a reader of a language; the detail stays English where the language has no words for it. */
    Told in(String language) {
        Optional<String> french = language.equals("fr") ? French.of(detail) : Optional.empty();
        return new Told(status, title(status, language), french.orElse(detail), french.isPresent() ? "fr" : "en");
    }

    /**
     * A problem in a language.
     *
     * @param status   the HTTP status
     * @param title    the status in words
     * @param detail   what is wrong, where, and how to mend it
     * @param language the language of the detail
     */
    public record Told(int status, String title, String detail, String language) {

        /** What is wrong, with the addresses in it told apart, so that a page can link to them. */
        public List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            Matcher address = ADDRESS.matcher(detail);
            int from = 0;
            while (address.find()) {
                parts.add(new Part(detail.substring(from, address.start()), false));
                parts.add(new Part(address.group(), true));
                from = address.end() + (detail.startsWith(" .", address.end()) ? 1 : 0); // A link has an end of its own.
            }
            parts.add(new Part(detail.substring(from), false));
            return parts;
        }

        private String json() {
            return new JsonBuilder().startObject()
                    .key("type").value("about:blank")
                    .key("title").value(title)
                    .key("status").value(status)
                    .key("detail").value(detail)
                    .finishObject().build() + "\n";
        }
    }

    /**
     * Answers the request with this problem.
     *
     * @throws TooLate where a part of another answer has gone out: it must not look whole, so the connection is cut
     */
    public void send(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw new TooLate(detail);
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("ETag", null); // It would be another answer's.
        if (isStillSending(request)) {
            response.setHeader("Connection", "close");
        }
        body(request.getHeader("Accept"), frame(request)).send(status, response);
    }

    /** A request whose parameters can't be read has a frame too. */
    private static PageContext frame(HttpServletRequest request) {
        try {
            return PageContext.of(request);
        } catch (RuntimeException unreadable) {
            return PageContext.plain(Negotiation.language(Collections.list(request.getLocales())));
        }
    }

    /**
     * A piece of what is wrong.
     *
     * @param words   the piece
     * @param address whether it is an address on this server
     */
    public record Part(String words, boolean address) {}

    /** Whether a part of the body was not read; the connection can't be used again then (RFC 9112, section 9.3). */
    private static boolean isStillSending(HttpServletRequest request) {
        try {
            return (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null)
                    && !request.getInputStream().isFinished();
        } catch (IOException | IllegalStateException e) {
            return true;
        }
    }

    /** This problem in the syntax that an Accept header asks for; JSON for one that asks for something else. */
    Body body(String accept, PageContext frame) {
        String type = Negotiation.choose(accept, OFFER).orElse(JSON);
        Told told = in(frame.tongue().code());
        return switch (type) {
            case "text/html" -> new Body("text/html;charset=utf-8", Templates.problem(told, frame));
            case "text/plain" -> new Body("text/plain;charset=utf-8", told.title + "\n" + told.detail + "\n");
            default -> new Body(JSON, told.json());
        };
    }

    /** An answer, written out. */
    public record Body(String type, byte[] bytes) {
        public Body(String type, String text) {
            this(type, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Answers with it. */
        public void send(int status, HttpServletResponse response) {
            response.resetBuffer();
            response.setStatus(status);
            response.setCharacterEncoding((String) null);
            response.setContentType(type);
            response.setContentLength(bytes.length);
            try {
                response.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
