package selon.http.filter;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import selon.http.base.AllowedMethods;

/** Gives each request a number for the log, counts it and times it. The number is an atomic counter. */
public final class RequestTimingFilter implements Filter {

    /** The header that holds a request's number. */
    public static final String NUMBER = "X-Request-Id";

    /** The methods of HTTP. */
    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", AllowedMethods.QUERY);

    private final Metrics metrics;
    private final String start = Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);
    private final AtomicLong requests = new AtomicLong();

    /** Counts there. */
    public RequestTimingFilter(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain next) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        String number = start + "-" + requests.incrementAndGet();
        response.setHeader(NUMBER, number);
        long begun = System.nanoTime();
        try {
            next.doFilter(new HttpServletRequestWrapper(request) {
                @Override
                public String getRequestId() {
                    return number;
                }
            }, answer);
        } finally {
            metrics.answered(request.getHttpServletMapping().getPattern(),
                    METHODS.contains(request.getMethod()) ? request.getMethod() : "other", response.getStatus(),
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
