package selon.http.base;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.Lang;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** Content negotiation (RFC 9110, section 12.5.1): chooses the media type and the language of an answer. */
public final class Negotiation {

    private static final String RDF_1_2 = "1.2";
    private static final Set<Lang> TRIPLE_TERMS = Set.of(Lang.TURTLE, Lang.NTRIPLES, Lang.TRIG, Lang.NQUADS);
    /** The parameter, and the cookie, that says in which language pages are wanted. */
    public static final String LANGUAGE = "lang";

    private static final Set<String> LANGUAGES = Set.of("en", "fr");

    private Negotiation() {}

    /**
     * The best type on offer.
     *
     * @param accept the Accept header, or null where there is none, which takes anything
     * @param offer  the types on offer, the preferred one first
     * @return nothing where the header takes none of them
     */
    public static Optional<String> choose(String accept, AcceptList offer) {
        if (accept == null || accept.isBlank()) {
            return Optional.of(offer.entries().get(0).getContentTypeStr());
        }
        return Optional.ofNullable(AcceptList.match(new AcceptList(accept), offer)).map(MediaType::getContentTypeStr);
    }

    /** Whether a request wants RDF 1.2 ({@code version=1.2} in Accept) in a syntax that has triple terms. */
    public static boolean wantsTripleTerms(HttpServletRequest request, Lang lang) {
        return TRIPLE_TERMS.contains(lang) && new AcceptList(request.getHeader("Accept")).entries().stream().anyMatch(type ->
                type.getContentTypeStr().equals(lang.getHeaderString()) && RDF_1_2.equals(type.getParameter("version")));
    }

    /** The content type of an answer in a syntax of RDF, with the version if that is wanted. */
    public static String contentType(HttpServletRequest request, Lang lang) {
        return (lang.equals(Lang.JSONLD11) ? Lang.JSONLD : lang).getHeaderString() + (wantsTripleTerms(request, lang) ? ";version=" + RDF_1_2 : "") + ";charset=utf-8";
    }

    /** The ending of the entity tag of such an answer. */
    public static String tagEnding(HttpServletRequest request, Lang lang) {
        return (wantsTripleTerms(request, lang) ? "reified" : "") + lang.getFileExtensions().get(0);
    }

    /**
     * The reader's language, {@code fr} or {@code en}: what the page's switch says ({@code lang=}), or said before (a
     * cookie); else what the browser asks for (RFC 9110, section 12.5.4).
     */
    public static String language(HttpServletRequest request) {
        return switched(request).or(() -> remembered(request)).orElseGet(() ->
                language(Collections.list(request.getLocales())));
    }

    /** The first of the reader's languages that pages are in, else English. */
    static String language(List<Locale> locales) {
        return locales.stream().map(Locale::getLanguage).filter(LANGUAGES::contains).findFirst().orElse("en");
    }

    /** The language to which this request switches. */
    static Optional<String> switched(HttpServletRequest request) {
        return QueryString.of(request).all(LANGUAGE).stream().filter(LANGUAGES::contains).findFirst();
    }

    private static Optional<String> remembered(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Stream.of(cookies).filter(cookie -> cookie.getName().equals(LANGUAGE))
                .map(Cookie::getValue).filter(LANGUAGES::contains).findFirst();
    }

    /** The address of a request, in a language. */
    public static String inLanguage(HttpServletRequest request, String language) {
        String others = Optional.ofNullable(request.getQueryString()).stream().flatMap(query -> Stream.of(query.split("&")))
                .filter(part -> !part.isEmpty() && !part.startsWith(LANGUAGE + "=")).map(part -> part + "&")
                .collect(Collectors.joining());
        return request.getRequestURI() + "?" + others + LANGUAGE + "=" + language;
    }

    /** The problem of a client that wants none of the types on offer. */
    public static ProblemException refusal(AcceptList offer) {
        return refusal(offer, List.of());
    }

    /**
     * The same.
     *
     * @param endings those that choose a type where they end the address
     */
    public static ProblemException refusal(AcceptList offer, List<String> endings) {
        return ProblemException.of(ProblemType.NOT_ACCEPTABLE, offer.entries().stream().map(MediaType::getContentTypeStr).toList(),
                endings.size(), endings);
    }
}
