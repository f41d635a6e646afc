package selon.http.base;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.fuseki.main.FusekiServer;

import selon.core.vocab.Segment;

/** All routes of a server. Only this list knows the server's addresses. */
public final class Routes {

    private static final String ATTRIBUTE = Routes.class.getName();
    private static final Routes NONE = new Routes(List.of());

    private final List<Route> all;
    private final Map<String, Route> byPattern = new HashMap<>();

    /**
     * The routes of a server.
     *
     * @throws IllegalArgumentException where two have the same address
     */
    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
        all.forEach(route -> route.patterns().forEach(pattern -> {
            if (byPattern.put(pattern, route) != null) {
                throw new IllegalArgumentException("Two routes are at " + pattern);
            }
        }));
    }

    /** The routes of the server that a request came to; none where what answers stands alone. */
    public static Routes of(HttpServletRequest request) {
        return Optional.ofNullable((Routes) request.getServletContext().getAttribute(ATTRIBUTE)).orElse(NONE);
    }

    /** Makes a server answer at each. */
    public void mount(FusekiServer.Builder server) {
        byPattern.forEach((pattern, route) -> server.addServlet(pattern, route.endpoint()));
        server.setServletAttribute(ATTRIBUTE, this);
    }

    /** Whether a request is for a route with a trait. */
    public boolean has(HttpServletRequest request, Route.Trait trait) {
        Route route = byPattern.get(request.getHttpServletMapping().getPattern());
        return route != null && route.traits().contains(trait);
    }

    /** Those of which readers are told, in their order. */
    public Stream<Route> told() {
        return all.stream().filter(Route::isTold);
    }

    /** The addresses for a message: links, but where an address stands for many. */
    public List<Segment> segments() {
        return told().flatMap(route -> route.addresses().stream()).map(address -> address.replaceFirst("\\?.*", ""))
                .map(address -> address.endsWith("…") ? new Segment(address, Segment.SegmentKind.WORDS) : Segment.address(address)).toList();
    }

    /** The table of the documentation, in Markdown. */
    String markdown() {
        return told().map(route -> "| " + route.addresses().stream().map(address -> "`" + address + "`").collect(Collectors.joining(", "))
                + " | " + route.english() + " |\n").collect(Collectors.joining("", "| address | what |\n|---|---|\n", ""));
    }
}
