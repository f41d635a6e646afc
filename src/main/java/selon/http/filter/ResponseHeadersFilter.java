package selon.http.filter;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.AllowedMethods;
import selon.http.base.Negotiation;
import selon.http.base.Problem;
import selon.http.base.Route;
import selon.http.base.Routes;

/**
 * Sets the headers of every answer: a browser loads nothing but this server's own files, and scripts of any origin may read
 * without credentials (Fetch standard, CORS protocol). It refuses unknown methods.
 */
public final class ResponseHeadersFilter implements Filter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Set<String> ADDRESSES = Set.of("Location", "Content-Location", "Link");
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x20-\\x7E]+");

    private final Routes routes;

    public ResponseHeadersFilter(Routes routes) {
        this.routes = routes;
    }

    /** Jetty 12.1 fails in reading the header of one that is not. */
    private static boolean isCharsetKnown(HttpServletRequest request) {
        try {
            request.getContentType();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** An IRI as a URI, where a header has one (RFC 3987, section 3.1). */
    private static String encoded(String name, String value) {
        return value == null || !ADDRESSES.contains(name) ? value : BEYOND_ASCII.matcher(value)
                .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse answer, FilterChain next)
            throws IOException, ServletException {
        HttpServletResponse response = (HttpServletResponse) answer;
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(POLICY, policy("'self'", "'none'"));
        HttpServletRequest asked = (HttpServletRequest) request;
        offerToOthers(asked, response);
        remember(asked, response);
        boolean queried = asked.getMethod().equals(AllowedMethods.QUERY);
        if (!RequestTimingFilter.METHODS.contains(asked.getMethod()) || queried && !routes.has(asked, Route.Trait.QUERY)) {
            response.setHeader("Allow", "GET, HEAD, OPTIONS");
            Problem.send(ProblemException.of(ProblemType.METHOD_NOT_ALLOWED, asked.getMethod(), "GET, HEAD, OPTIONS"), asked, response);
            return;
        }
        if (!isCharsetKnown(asked)) {
            Problem.send(ProblemException.of(ProblemType.CHARSET_NOT_TAKEN, asked.getHeader("Content-Type")), asked, response);
            return;
        }
        next.doFilter(new HttpServletRequestWrapper(asked) {
            /** Who says nothing takes anything (RFC 9110, section 12.5.1); what comes on several lines is one list (section 5.3). */
            @Override
            public String getHeader(String name) {
                return name.equalsIgnoreCase("Accept") ? String.join(", ", Collections.list(getHeaders(name))) : super.getHeader(name);
            }

            @Override
            public Enumeration<String> getHeaders(String name) {
                boolean silent = name.equalsIgnoreCase("Accept") && super.getHeader(name) == null;
                return silent ? Collections.enumeration(List.of("*/*")) : super.getHeaders(name);
            }
        }, new HttpServletResponseWrapper(response) {
            @Override
            public void addHeader(String name, String value) {
                super.addHeader(name, encoded(name, value));
            }

            /** All our text is UTF-8, and says so: clients take text without a charset for something else. */
            @Override
            public void setContentType(String type) {
                boolean silent = type != null && type.startsWith("text/") && !type.contains("charset");
                super.setContentType(silent ? type + ";charset=utf-8" : type);
            }

            /** What is compressed on its way varies with that too; and Fuseki forbids to keep what has an entity tag. */
            @Override
            public void setHeader(String name, String value) {
                boolean tagged = "must-revalidate,no-cache,no-store".equals(value) && getHeader("ETag") != null;
                super.setHeader(name, name.equals("Vary") && value != null ? value + ", Accept-Encoding" : tagged ? "no-cache" : encoded(name, value));
            }
        });
    }

    /** Lets the page of an answer carry styles in itself, for a library that makes them; never scripts. */
    public static void allowInlineStyle(HttpServletResponse response) {
        response.setHeader(POLICY, policy("'self' 'unsafe-inline'", "'none'"));
    }

    /** Lets pages of others show the page of an answer in a frame; for one that does nothing. */
    public static void allowFraming(HttpServletResponse response) {
        response.setHeader(POLICY, policy("'self'", "*"));
    }

    private static String policy(String styles, String frames) {
        return "default-src 'self'; style-src " + styles + "; img-src 'self' data:; frame-ancestors " + frames + "; "
                + "base-uri 'none'; form-action 'self'";
    }

    /** Keeps the language to which a page's switch leads. */
    private static void remember(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        for (String language : new String[] {"en", "fr"}) {
            if (query != null && query.matches("(.*&)?" + Negotiation.LANGUAGE + "=" + language + "(&.*)?")) {
                response.addHeader("Set-Cookie", Negotiation.LANGUAGE + "=" + language + "; Path=/; Max-Age=31536000; SameSite=Lax");
            }
        }
    }

    private void offerToOthers(HttpServletRequest request, HttpServletResponse response) {
        boolean query = routes.has(request, Route.Trait.POSTED);
        if (query || READING.contains(request.getMethod())) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Expose-Headers", "Link, ETag, Location, Vary, Retry-After, "
                    + "Accept-Ranges, Content-Range, Content-Disposition, Repr-Digest, " + RequestTimingFilter.NUMBER);
        }
        if (request.getMethod().equals("OPTIONS")) {
            response.setHeader("Access-Control-Allow-Methods", routes.has(request, Route.Trait.QUERY) ? "GET, HEAD, POST, QUERY"
                    : query ? "GET, HEAD, POST" : "GET, HEAD");
            response.setHeader("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
        }
    }
}
