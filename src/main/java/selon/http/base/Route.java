package selon.http.base;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServlet;

/**
 * A place on the server: its addresses, how requests to it are treated, a line about it, and the endpoint that answers. The
 * server mounts routes; everything that must know an address asks {@link Routes}.
 *
 * @param addresses as a reader writes them; {@code /id/…} stands for all that is below, and a query for its form
 * @param patterns  the same as the container matches them, with those that nobody need know
 * @param traits    how requests are treated
 * @param english   what is there, as Markdown; empty where it is no reader's business
 * @param french    the same
 * @param endpoint  answers
 */
public record Route(List<String> addresses, List<String> patterns, Set<Trait> traits, String english, String french, HttpServlet endpoint) {

    /** What the template of a path has for the part that varies. */
    public static final String NAMED = "/{name}";

    private static final String BELOW = "/…";
    /** The first page is asked for what nobody else answers. */
    private static final String EVERYTHING = "/*";

    /** How requests are treated, beyond what holds for all. */
    public enum Trait {
        /** An answer with an entity tag depends on the request and the dataset alone, and is given again while neither changes. */
        CACHED,
        /** A request takes one of the places for queries, and its answer is whole before it goes out. */
        COUNTED,
        /** What is asked may come by POST, where it is too long for an address; from scripts of any origin too. */
        POSTED,
        /** A body by POST is a query in SPARQL, as itself or in a form. */
        QUERY,
        /** Takes changes alone: there is nothing to be read. */
        WRITE
    }

    /** A route that is told of. */
    public static Route of(HttpServlet endpoint, Set<Trait> traits, String english, String french, String... addresses) {
        List<String> all = List.of(addresses);
        return new Route(all, all.stream().map(Route::pattern).toList(), traits, english, french, endpoint);
    }

    /** A route of which nobody is told. */
    public static Route quiet(HttpServlet endpoint, String... addresses) {
        return of(endpoint, Set.of(), "", "", addresses);
    }

    /** The same with more patterns, for other names of what is told of. */
    public Route also(String... more) {
        return new Route(addresses, Stream.concat(patterns.stream(), Stream.of(more)).distinct().toList(), traits, english, french, endpoint);
    }

    private static String pattern(String address) {
        String path = address.replaceFirst("\\?.*", "");
        return path.equals("/") ? EVERYTHING : path.endsWith(BELOW) ? path.replace(BELOW, EVERYTHING) : path;
    }

    /** Whether readers are told of it. */
    boolean isTold() {
        return !english.isEmpty();
    }

    /** The addresses as templates of paths (OpenAPI 3.1, section 4.8.8): {@code /id/{name}} for {@code /id/…}. */
    public Stream<String> templates() {
        return patterns.subList(0, addresses.size()).stream()
                .map(pattern -> pattern.equals(EVERYTHING) ? "/" : pattern.replace(EVERYTHING, NAMED));
    }

    /** The methods that it takes, but those that HTTP asks of any. */
    public List<String> methods() {
        return endpoint instanceof AllowedMethods ours ? ours.methods() : List.of("GET", "POST");
    }
}
