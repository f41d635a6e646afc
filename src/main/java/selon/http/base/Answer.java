package selon.http.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A whole answer, ready to be sent any number of times.
 *
 * @param status  its HTTP status
 * @param type    its content type
 * @param headers its other headers, which replace those of the same name
 * @param bytes   its content, not compressed
 */
public record Answer(int status, String type, List<Map.Entry<String, String>> headers, byte[] bytes) {

    public Answer(int status, String type, byte[] bytes) {
        this(status, type, List.of(), bytes);
    }

    public Answer(int status, String type, String text) {
        this(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A page. */
    public static Answer page(String html) {
        return new Answer(HttpServletResponse.SC_OK, "text/html;charset=utf-8", html);
    }

    /** What a program asked for, in JSON. */
    public static Answer json(String json) {
        return new Answer(HttpServletResponse.SC_OK, "application/json", json);
    }

    /** Answers with it. */
    public void send(HttpServletResponse response) {
        head(response);
        body(response);
    }

    /** Answers with it, or with its head alone where the client has what its entity tag tells. */
    public void send(HttpServletRequest request, HttpServletResponse response) {
        head(response);
        Optional<String> tag = headers.stream().filter(header -> header.getKey().equalsIgnoreCase("ETag")).map(Map.Entry::getValue).findFirst();
        if (tag.isPresent() && Version.isUnchanged(request, tag.get())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            body(response);
        }
    }

    private void head(HttpServletResponse response) {
        headers.forEach(header -> response.setHeader(header.getKey(), null));
        headers.forEach(header -> response.addHeader(header.getKey(), header.getValue()));
    }

    private void body(HttpServletResponse response) {
        response.resetBuffer();
        response.setStatus(status);
        response.setCharacterEncoding((String) null);
        response.setContentType(type);
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
