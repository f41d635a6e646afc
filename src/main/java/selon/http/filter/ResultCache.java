package selon.http.filter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import selon.core.store.Database;
import selon.http.base.Answer;
import selon.http.base.AnswerCache;
import selon.http.base.ExceptionMapper;
import selon.http.base.Route;
import selon.http.base.Routes;

/**
 * Sends known answers again, and has others computed in their turn. An answer can be kept when it depends on the request and
 * the state of the dataset alone, which an endpoint shows by an entity tag. A kept answer is sent only while no change is being
 * made and none was made since the request began ({@link Database#settled}), so a client that knows of a change sees it. A kept
 * answer needs no transaction and no parsing.
 */
public final class ResultCache implements Filter {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Routes routes;
    private final Database database;
    private final Metrics metrics;
    private final ConcurrencyLimit turns;
    private final Optional<AnswerCache> cache;

    /** All of a request that an answer can depend on; as it was written, so that nothing is parsed. */
    private record Key(String address, Optional<String> query, List<String> accept, List<String> languages,
                       List<String> cookies, Map<String, List<String>> form) {
    }

    /**
     * Answers nothing again yet.
     *
     * @param cache keeps answers, where any are kept
     */
    public ResultCache(Routes routes, Database database, Metrics metrics, ConcurrencyLimit turns, Optional<AnswerCache> cache) {
        this.routes = routes;
        this.database = database;
        this.metrics = metrics;
        this.turns = turns;
        this.cache = cache;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain next) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        OptionalLong state = database.settled();
        if (cache.isEmpty() || state.isEmpty() || !isReading(request)) {
            workedOut(request, response, false, next);
            return;
        }
        List<Key> read = new ArrayList<>();
        ExceptionMapper.request(request, response, "", () -> read.add(key(request)));
        if (read.isEmpty()) {
            return; // Its form can't be read, which was answered.
        }
        Key key = read.get(0);
        Optional<Answer> known = cache.get().find(key, state.getAsLong());
        metrics.looked(known.isPresent());
        if (known.isPresent()) {
            known.get().send(request, response);
        } else {
            workedOut(request, response, true, next).filter(whole -> database.settled().equals(state))
                    .ifPresent(whole -> cache.get().keep(key, state.getAsLong(), whole));
        }
    }

    /** Has a request answered; says the answer where it may be given again. */
    private Optional<Answer> workedOut(HttpServletRequest request, HttpServletResponse response, boolean kept, FilterChain next)
            throws IOException, ServletException {
        boolean counted = routes.has(request, Route.Trait.COUNTED);
        if (!counted && !kept) {
            next.doFilter(request, response);
            return Optional.empty();
        }
        try (BufferedResponse spool = new BufferedResponse(response, counted ? OptionalLong.of(turns.longest()) : OptionalLong.empty(), kept)) {
            if (counted) {
                turns.take(request, spool, next);
            } else {
                next.doFilter(request, spool);
            }
            spool.send(request); // The place is another's by now, as a rule.
            return spool.kept();
        }
    }

    private boolean isReading(HttpServletRequest request) {
        boolean reads = request.getMethod().equals("GET")
                || isForm(request) && routes.has(request, Route.Trait.QUERY);
        return reads && request.getHeader("If-Match") == null && request.getHeader("Range") == null
                && routes.has(request, Route.Trait.CACHED);
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith(FORM);
    }

    private static Key key(HttpServletRequest request) {
        Map<String, List<String>> form = new HashMap<>();
        if (!request.getMethod().equals("GET")) {
            request.getParameterMap().forEach((name, values) -> form.put(name, List.of(values)));
        }
        return new Key(request.getMethod() + " " + request.getRequestURL(), Optional.ofNullable(request.getQueryString()),
                lines(request, "Accept"), lines(request, "Accept-Language"), lines(request, "Cookie"), form);
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
