package selon.intake.wikidata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Adds publishers to references that name none. The publisher is that of the work in which the reference lies, if an earlier
 * entity gave it; else it is the entity itself, if the reference lies on its own website. Any other address names no publisher,
 * because archives, hosts and networks publish for others. A bounded number of works is remembered. One thread uses it.
 */
public final class Publishers {

    /** The most works that are remembered, the latest used ones. */
    static final int REMEMBERED = 200_000;

    private final Map<String, List<String>> byWork = new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final EntityInterest interest;

    /** Nobody yet, for a recipe that says which properties tell of publishers. */
    public Publishers(EntityInterest interest) {
        this.interest = interest;
    }

    /** Remembers the publishers of works, by the IRI of the work. */
    void remember(Map<String, List<String>> told) {
        byWork.putAll(told);
    }

    /** Adds the publishers of the references to the triples of an entity. */
    void name(Graph facts) {
        Set<Node> references = facts.find(Node.ANY, WikibaseTerms.DERIVED, Node.ANY).mapWith(Triple::getObject).toSet();
        for (Node reference : references) {
            if (!facts.contains(reference, interest.referencePublisher(), Node.ANY)) {
                publishers(facts, reference).forEach(publisher ->
                        facts.add(Triple.create(reference, interest.referencePublisher(), WikibaseTerms.iri(publisher))));
            }
        }
    }

    private Set<String> publishers(Graph facts, Node reference) {
        Set<String> ofWorks = facts.find(reference, interest.referenceWork(), Node.ANY).mapWith(Triple::getObject).toList().stream()
                .filter(Node::isURI).flatMap(work -> Stream.concat(interest.publishersOf(facts, work).stream(),
                        byWork.getOrDefault(work.getURI(), List.of()).stream())).collect(Collectors.toSet());
        return !ofWorks.isEmpty() ? ofWorks : itself(facts, reference).map(item -> Set.of(item.getURI())).orElse(Set.of());
    }

    /** The entity itself, if a reference lies on its website. */
    private Optional<Node> itself(Graph facts, Node reference) {
        List<Node> addresses = facts.find(reference, interest.referenceAddress(), Node.ANY).mapWith(Triple::getObject).toList();
        return facts.find(Node.ANY, WikibaseTerms.ABOUT, Node.ANY).mapWith(Triple::getObject).toSet().stream()
                .filter(item -> facts.find(item, interest.websiteOf(), Node.ANY).mapWith(Triple::getObject).toList().stream()
                        .anyMatch(site -> addresses.stream().anyMatch(address -> lies(address, site)))).findFirst();
    }

    /** Whether an address lies on a website or on a subdomain of it. */
    private static boolean lies(Node address, Node site) {
        Optional<URI> one = uri(address);
        Optional<URI> home = uri(site);
        if (one.isEmpty() || home.isEmpty()) {
            return false;
        }
        String host = host(one.get());
        String domain = host(home.get());
        String path = Optional.ofNullable(home.get().getRawPath()).orElse("").replaceFirst("/$", "");
        return (host.equals(domain) || host.endsWith("." + domain))
                && (path.isEmpty() || (Optional.ofNullable(one.get().getRawPath()).orElse("") + "/").startsWith(path + "/"));
    }

    private static Optional<URI> uri(Node node) {
        try {
            return Optional.of(new URI(node.isURI() ? node.getURI() : "")).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    }
}
