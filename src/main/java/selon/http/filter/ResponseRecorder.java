package selon.http.filter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import selon.http.base.Problem;
import selon.http.base.ServletSink;
import selon.http.base.Version;

/** Lets an answer through, and keeps a copy of one that is all right, has an entity tag and is not too large. */
final class ResponseRecorder extends HttpServletResponseWrapper {

    /** Each request has its own, or the server makes them. */
    private static final Set<String> NOT_KEPT = Set.of(RequestTimingFilter.NUMBER.toLowerCase(), "content-type", "content-length", "date",
            "transfer-encoding", "connection", "fuseki-request-id");
    private static final String COOKIE = "Set-Cookie";

    private final int largest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private List<Map.Entry<String, String>> headers = List.of();
    private boolean whole = true;

    /**
     * An answer, as it goes out again.
     *
     * @param type    its content type
     * @param tag     its entity tag
     * @param headers its other headers, that among them
     * @param bytes   its content, not compressed
     */
    record Answer(String type, String tag, List<Map.Entry<String, String>> headers, byte[] bytes) {

        /** Answers with it; with its headers alone where the client has it already. */
        void send(HttpServletRequest request, HttpServletResponse response) {
            headers.stream().map(Map.Entry::getKey).distinct().forEach(name -> response.setHeader(name, null));
            headers.forEach(header -> response.addHeader(header.getKey(), header.getValue()));
            if (request.getMethod().equals("GET") && Version.isKnown(request, tag, "If-None-Match")) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            } else {
                new Problem.Body(type, bytes).send(HttpServletResponse.SC_OK, response);
            }
        }
    }

    ResponseRecorder(HttpServletResponse response, int largest) {
        super(response);
        this.largest = largest;
    }

    /** The answer, when it has gone out; nothing where it is not to be kept. */
    Optional<Answer> answer() {
        boolean lasting = whole && bytes.size() > 0 && getStatus() == SC_OK && headers.stream().noneMatch(header ->
                header.getKey().equalsIgnoreCase(COOKIE));
        return !lasting ? Optional.empty() : headers.stream().filter(header -> header.getKey().equalsIgnoreCase("ETag")).findFirst()
                .map(tag -> new Answer(getContentType(), tag.getValue(), headers, bytes.toByteArray()));
    }

    /** The headers as the endpoint gave them; what compresses the answer changes them later. */
    private void begin() {
        headers = new ArrayList<>();
        for (String name : new TreeSet<>(getHeaderNames())) {
            if (!NOT_KEPT.contains(name.toLowerCase())) {
                getHeaders(name).forEach(value -> headers.add(Map.entry(name, value)));
            }
        }
    }

    private void keep(byte[] from, int offset, int length) {
        if (bytes.size() == 0) {
            begin();
        }
        whole &= bytes.size() + length <= largest;
        if (whole) {
            bytes.write(from, offset, length);
        } else {
            bytes.reset();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        bytes.reset();
    }

    @Override
    public void reset() {
        super.reset();
        bytes.reset();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        whole = false;
        return super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream out = super.getOutputStream();
        return new ServletSink() {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
                keep(from, offset, length);
                out.write(from, offset, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
