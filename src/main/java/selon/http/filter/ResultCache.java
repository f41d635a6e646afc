package selon.http.filter;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import selon.core.store.Database;
import selon.http.base.ExceptionMapper;

/**
 * Keeps whole answers that depend on the request and the state of the dataset alone, which an endpoint says by giving them
 * an entity tag. One is given again only while no change is being made and none was made since its request began
 * ({@link Database#settled}): whoever was told of a change sees it. Such an answer takes no transaction, and its query is
 * not parsed.
 */
public final class ResultCache implements Filter {

    /** A larger answer is rarely asked for twice. */
    private static final int LARGEST_BYTES = 1 << 20;
    private static final int BYTES_OF_AN_ENTRY = 1024;
    private static final String SPARQL = "/sparql";
    private static final List<String> READING = List.of(SPARQL, "/data", "/queries/", "/id/", "/motive/", "/shape/", "/hedge/");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Database database;
    private final Metrics metrics;
    private final Cache<Key, Kept> kept;

    /** All of a request that an answer can depend on; as it was written, so that nothing is parsed. */
    private record Key(String address, Optional<String> query, List<String> accept, List<String> languages,
                       List<String> cookies, Map<String, List<String>> form) {
    }

    private record Kept(long state, ResponseRecorder.Answer answer) {}

    /**
     * An empty one.
     *
     * @param bytes how much memory it may take, about
     */
    public ResultCache(Database database, long bytes, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
        kept = Caffeine.newBuilder().maximumWeight(bytes)
                .weigher((Key key, Kept one) -> BYTES_OF_AN_ENTRY + key.toString().length() + one.answer.bytes().length).build();
        database.listen((number, patch) -> kept.invalidateAll());
        metrics.watch(this);
    }

    /** What it holds. */
    long bytes() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain next) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        OptionalLong state = database.settled();
        if (state.isEmpty() || !isReading(request)) {
            next.doFilter(request, response);
            return;
        }
        AtomicReference<Key> read = new AtomicReference<>();
        ExceptionMapper.request(request, response, "GET, HEAD, POST, OPTIONS", () -> read.set(key(request)));
        if (read.get() == null) {
            return; // Its form can't be read, which was answered.
        }
        Kept known = kept.getIfPresent(read.get());
        boolean found = known != null && known.state == state.getAsLong();
        metrics.looked(found);
        if (found) {
            known.answer.send(request, response);
            return;
        }
        ResponseRecorder recording = new ResponseRecorder(response, LARGEST_BYTES);
        next.doFilter(request, recording);
        recording.answer().filter(whole -> database.settled().equals(state))
                .ifPresent(whole -> kept.put(read.get(), new Kept(state.getAsLong(), whole)));
    }

    private static boolean isReading(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reads = request.getMethod().equals("GET") && READING.stream().anyMatch(path::startsWith)
                || request.getMethod().equals("POST") && path.equals(SPARQL) && isForm(request);
        return reads && request.getHeader("If-Match") == null && request.getHeader("Range") == null;
    }

    private static boolean isForm(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().startsWith(FORM);
    }

    private static Key key(HttpServletRequest request) {
        Map<String, List<String>> form = new HashMap<>();
        if (request.getMethod().equals("POST")) {
            request.getParameterMap().forEach((name, values) -> form.put(name, List.of(values)));
        }
        return new Key(request.getMethod() + " " + request.getRequestURL(), Optional.ofNullable(request.getQueryString()),
                lines(request, "Accept"), lines(request, "Accept-Language"), lines(request, "Cookie"), form);
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
