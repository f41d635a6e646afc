package selon.http.base;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.eclipse.jetty.io.QuietException;

import selon.core.vocab.JsonText;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;

/**
 * The answer to a request that has a problem: problem details (RFC 9457) as JSON, as text for clients that print it, or as a
 * page, in the reader's language.
 *
 * @param fault     the problem
 * @param base      the address of this server without a slash at its end; empty where it is not known
 * @param unchanged whether the request was to write, so that it is told that nothing was changed
 */
public record Problem(ProblemException fault, String base, boolean unchanged) {

    private static final String JSON = "application/problem+json";
    private static final AcceptList OFFER = AcceptList.create(JSON, "application/json", "text/html", "text/plain");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Says that what went wrong can't be told any more; Jetty cuts the connection, and logs no trace of it. */
    private static final class TooLate extends QuietException.RuntimeException {
        TooLate(String words) {
            super(words);
        }
    }

    /** A problem of a request. */
    static Problem of(ProblemException fault, HttpServletRequest request) {
        boolean writes = !READING.contains(request.getMethod()) && !Routes.of(request).has(request, Route.Trait.POSTED);
        return new Problem(fault, base(request), writes && fault.type() != ProblemType.INTERNAL_ERROR);
    }

    /** The address of this server without a slash at its end; empty where the Host header is what is wrong with the request. */
    public static String base(HttpServletRequest request) {
        try {
            return JsonLdWriter.base(request).replaceFirst("/$", "");
        } catch (ProblemException noHost) {
            return "";
        }
    }

    /**
     * Answers a request with its problem.
     *
     * @throws TooLate where a part of another answer has gone out: it must not look whole, so the connection is cut
     */
    public static void send(ProblemException fault, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw new TooLate(fault.getMessage());
        }
        Freshness.keepNot(response);
        if (isStillSending(request)) {
            response.setHeader("Connection", "close");
        }
        if (fault.type().retrySeconds() > 0) {
            response.setHeader("Retry-After", String.valueOf(fault.type().retrySeconds()));
        }
        of(fault, request).answer(request.getHeader("Accept"), frame(request)).send(response);
    }

    /** A request whose parameters can't be read has a frame too. */
    private static PageContext frame(HttpServletRequest request) {
        try {
            return PageContext.of(request);
        } catch (RuntimeException unreadable) {
            return PageContext.plain(Negotiation.language(Collections.list(request.getLocales())));
        }
    }

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
    Answer answer(String accept, PageContext frame) {
        String type = Negotiation.choose(accept, OFFER).orElse(JSON);
        String language = frame.tongue().code();
        return switch (type) {
            case "text/html" -> new Answer(fault.type().status(), "text/html;charset=utf-8", Templates.problem(fault.type(), detail(language), frame));
            case "text/plain" -> new Answer(fault.type().status(), "text/plain;charset=utf-8", fault.type().title(language) + "\n" + words(language) + "\n"
                    + base + fault.type().path() + "\n");
            default -> new Answer(fault.type().status(), JSON, json(language));
        };
    }

    /** What is wrong, and that nothing was changed where that could be feared. */
    private List<Segment> detail(String language) {
        List<Segment> detail = new ArrayList<>(fault.told(language));
        if (unchanged) {
            detail.add(new Segment(" " + ProblemException.unchanged(language), Segment.SegmentKind.WORDS));
        }
        return detail;
    }

    private String words(String language) {
        return detail(language).stream().map(Segment::text).collect(Collectors.joining());
    }

    private String json(String language) {
        JsonObjectBuilder json = JsonText.object()
                .add("type", base + fault.type().path())
                .add("code", fault.type().code())
                .add("title", fault.type().title(language))
                .add("status", fault.type().status())
                .add("detail", words(language));
        fault.spot().filter(spot -> spot.line() > 0).ifPresent(spot -> {
            json.add("line", spot.line());
            if (spot.column() > 0) {
                json.add("column", spot.column());
            }
        });
        return JsonText.lines(json.build());
    }
}
