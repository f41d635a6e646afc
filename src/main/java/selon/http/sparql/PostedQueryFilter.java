package selon.http.sparql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.riot.WebContent;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.AllowedMethods;
import selon.http.base.ExceptionMapper;
import selon.http.base.QueryString;
import selon.http.base.RequestBody;
import selon.http.base.RequestLimits;
import selon.http.base.Route;
import selon.http.base.Routes;

/**
 * Reads the query in the body of a POST or QUERY request before anything else happens: within a length and a time, and in UTF-8
 * only. A query that is the body itself is handed on as a form (SPARQL 1.1 Protocol, sections 2.1.2 and 2.1.3).
 */
public final class PostedQueryFilter implements Filter {

    /** Percent-encoded, a byte takes three. */
    private static final int ENCODED = 3;
    private static final int OTHER_PARAMETERS = 16 << 10;
    private static final Set<String> METHODS = Set.of("POST", AllowedMethods.QUERY);

    private final Routes routes;
    private final RequestLimits limits;

    public PostedQueryFilter(Routes routes, RequestLimits limits) {
        this.routes = routes;
        this.limits = limits;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain next) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (!METHODS.contains(request.getMethod()) || !routes.has(request, Route.Trait.QUERY)) {
            next.doFilter(asked, answer);
            return;
        }
        String type = request.getContentType() == null ? "" : request.getContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean form = type.equals(WebContent.contentTypeHTMLForm);
        if (!form && !type.equals(WebContent.contentTypeSPARQLQuery)) {
            next.doFilter(asked, answer);
            return;
        }
        List<ServletRequest> read = new ArrayList<>();
        ExceptionMapper.request(request, response, "", () -> read.add(form(request, form)));
        if (!read.isEmpty()) {
            next.doFilter(read.get(0), answer);
        }
    }

    private ServletRequest form(HttpServletRequest request, boolean form) throws IOException {
        RequestBody body = RequestBody.of(request, form ? (long) ENCODED * limits.longestQuery() + OTHER_PARAMETERS : limits.longestQuery(),
                limits.timeoutSeconds(), ProblemException.of(ProblemType.QUERY_TOO_LONG, limits.longestQuery() >> 10));
        Map<String, List<String>> values = new LinkedHashMap<>(QueryString.of(request).values());
        Map<String, List<String>> sent = form ? QueryString.of(body.text()).values() : Map.of("query", List.of(body.text()));
        sent.forEach((name, more) -> values.merge(name, more, (one, other) -> {
            List<String> both = new ArrayList<>(one);
            both.addAll(other);
            return both;
        }));
        return new PostedForm(request, values);
    }

    /** A request whose parameters were read. */
    private static final class PostedForm extends HttpServletRequestWrapper {
        private final Map<String, String[]> values = new LinkedHashMap<>();

        PostedForm(HttpServletRequest request, Map<String, List<String>> values) {
            super(request);
            values.forEach((name, all) -> this.values.put(name, all.toArray(String[]::new)));
        }

        @Override
        public String getContentType() {
            return WebContent.contentTypeHTMLForm;
        }

        @Override
        public String getParameter(String name) {
            return values.containsKey(name) ? values.get(name)[0] : null;
        }

        @Override
        public String[] getParameterValues(String name) {
            return values.get(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(values.keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Collections.unmodifiableMap(values);
        }
    }
}
