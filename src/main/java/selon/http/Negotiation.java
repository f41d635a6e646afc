// Which of the types on offer a client wants.
package selon.http;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;

/** Content negotiation (RFC 9110, section 12.5.1). */
final class Negotiation {

    private Negotiation() {}

    /**
     * The best type on offer.
     *
     * @param accept the Accept header, or null where there is none, which takes anything
     * @param offer  the types on offer, the preferred one first
     * @return nothing where the header takes none of them
     */
    static Optional<String> choose(String accept, AcceptList offer) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(offer.entries().get(0).getContentTypeStr());
        }
        return Optional.ofNullable(AcceptList.match(new AcceptList(accept), offer)).map(MediaType::getContentTypeStr);
    }

    /** The reader's language, {@code fr} or {@code en} (RFC 9110, section 12.5.4). */
    static String language(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream().map(Locale::getLanguage)
                .filter(Set.of("en", "fr")::contains).findFirst().orElse("en");
    }

    /** What to tell a client that wants none of the types on offer. */
    static String refusal(AcceptList offer) {
        return "This can be had as " + offer.entries().stream().map(MediaType::getContentTypeStr)
                .collect(Collectors.joining(", ")) + "; none of them is in your Accept header.";
    }
}
