package selon.http.base;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * The parameters of a query string or of a form. Reading those of an address leaves the body untouched.
 *
 * @param values all values by name
 */
public record QueryString(Map<String, List<String>> values) {

    /** The parameters of a request's address. */
    public static QueryString of(HttpServletRequest request) {
        return of(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    /** The parameters in a text of the form {@code a=1&b=2}. */
    public static QueryString of(String encoded) {
        try {
            MultiMap<String> fields = new MultiMap<>();
            UrlEncoded.decodeTo(encoded, fields, StandardCharsets.UTF_8);
            Map<String, List<String>> values = new LinkedHashMap<>();
            fields.forEach((name, all) -> values.put(name, new ArrayList<>(all)));
            return new QueryString(values);
        } catch (RuntimeException e) {
            throw ProblemException.of(ProblemType.PARAMETERS_UNREADABLE);
        }
    }

    /** All values of a parameter. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * The value of a parameter that is given once at most.
     *
     * @throws ProblemException with 400 where it is given more often
     */
    public Optional<String> one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw ProblemException.of(ProblemType.PARAMETER_REPEATED, name, all.size());
        }
        return all.stream().findFirst();
    }

    /** Whether a parameter is given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }
}
