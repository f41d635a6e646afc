package selon.http.base;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * How long an answer holds, and for whom: its entity tag, the request headers that it depends on, and how long it may be kept
 * (RFC 9110, sections 8.8.3 and 12.5.5; RFC 9111, section 5.2).
 *
 * @param tag     the entity tag
 * @param vary    the headers of a request that it depends on, or empty
 * @param control how long it may be kept
 */
public record Freshness(String tag, String vary, String control) {

    /** It depends on the type that is wanted. */
    public static final String BY_TYPE = "Accept";
    /** It depends on the language that is wanted. */
    public static final String BY_LANGUAGE = "Accept-Language, Cookie";
    /** It depends on the type and the language that are wanted. */
    public static final String BY_READER = BY_TYPE + ", " + BY_LANGUAGE;

    private static final String ASK_AGAIN = "no-cache";

    /** That of an answer which may be kept, and is asked for again each time. */
    public static Freshness of(String tag, String vary) {
        return new Freshness(tag, vary, ASK_AGAIN);
    }

    /** Says what an answer without an entity tag varies with. */
    public static void varies(HttpServletResponse response, String vary) {
        response.setHeader("Vary", vary);
    }

    /** Says that an answer without an entity tag is asked for again each time. */
    public static void askAgain(HttpServletResponse response, String vary) {
        varies(response, vary);
        response.setHeader("Cache-Control", ASK_AGAIN);
    }

    /** Says that an answer may not be kept, and is that of no entity tag. */
    public static void keepNot(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("ETag", null);
    }

    /** Says it in the head of an answer. Where the client has the answer already, that is all (304), and the result is false. */
    public boolean isWanted(HttpServletRequest request, HttpServletResponse response) {
        if (!vary.isEmpty()) {
            varies(response, vary);
        }
        response.setHeader("Cache-Control", control);
        response.setHeader("ETag", tag);
        boolean known = Version.isUnchanged(request, tag);
        if (known) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return !known;
    }

    /** Answers with what is made, unless the client has it already. */
    public void send(HttpServletRequest request, HttpServletResponse response, Supplier<Answer> made) {
        if (isWanted(request, response)) {
            made.get().send(response);
        }
    }
}
