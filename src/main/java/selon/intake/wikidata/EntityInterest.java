package selon.intake.wikidata;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementUnion;

/**
 * What a recipe asks of Wikidata's entities: read off its query and its header, so that it stands there alone. Properties are
 * named as {@code P749}.
 *
 * @param sought    which entities it may make something of
 * @param direct    the properties of which it asks what holds, not who says so
 * @param told      the properties of references that it asks for
 * @param publisher the property that names the publisher of a work, or in a reference that of what it cites; or empty
 * @param work      the property of a reference that names the work it is stated in; or empty
 * @param address   the property of a reference that gives an address; or empty
 * @param website   the property that gives the website of an entity; or empty
 */
public record EntityInterest(EntityPrefilter sought, Set<String> direct, Set<String> told, String publisher, String work, String address,
                String website) {

    private static final Pattern PROPERTY = Pattern.compile("P\\d{1,8}");
    /** The way to be wanted that asks for nothing. */
    private static final List<Set<String>> ALWAYS = List.of();

    /**
     * What a query asks of entities.
     *
     * @param header the recipe's fields: {@code publisher}, {@code work}, {@code address} and {@code website} name properties
     * @throws IllegalArgumentException when a field names none, or there are too many properties
     */
    public static EntityInterest of(Query query, Map<String, String> header) {
        String publisher = property(header, "publisher");
        String work = property(header, "work");
        String address = property(header, "address");
        String website = property(header, "website");
        return new EntityInterest(new EntityPrefilter(ways(query.getQueryPattern()), publisher),
                named(query, WikibaseTerms.DIRECT, publisher, website), named(query, WikibaseTerms.IN_REFERENCE, publisher, work, address),
                publisher, work, address, website);
    }

    private static String property(Map<String, String> header, String field) {
        String property = header.getOrDefault(field, "");
        if (!property.isEmpty() && !PROPERTY.matcher(property).matches()) {
            throw new IllegalArgumentException("its " + field + " is no property. Name one, such as #+ " + field + ": P123");
        }
        return property;
    }

    /** The properties that a query has in a namespace, and some more. */
    private static Set<String> named(Query query, String namespace, String... more) {
        Set<String> properties = new TreeSet<>(Stream.of(more).filter(property -> !property.isEmpty()).toList());
        query.getPrefixMapping().getNsPrefixMap().forEach((prefix, iri) -> {
            Matcher names = Pattern.compile("(?<![\\w-])" + Pattern.quote(prefix) + ":(" + PROPERTY + ")\\b").matcher(query.toString());
            while (iri.equals(namespace) && names.find()) {
                properties.add(names.group(1));
            }
        });
        return properties;
    }

    /** The ways in which a pattern can be met: the groups of properties of each of which an entity has to have one. */
    private static Set<List<Set<String>>> ways(Element pattern) {
        if (pattern instanceof ElementGroup group) {
            return group.getElements().stream().map(EntityInterest::ways).reduce(Set.of(ALWAYS), EntityInterest::both);
        }
        if (pattern instanceof ElementUnion union) {
            return union.getElements().stream().map(EntityInterest::ways).reduce(Set.of(), EntityInterest::either);
        }
        if (pattern instanceof ElementFilter filter) {
            return ways(filter.getExpr());
        }
        if (pattern instanceof ElementPathBlock block) {
            Set<List<Set<String>>> ways = Set.of(ALWAYS);
            for (TriplePath triple : block.getPattern().getList()) {
                Set<String> properties = triple.isTriple() ? statements(triple.getPredicate()) : statements(triple.getPath());
                ways = properties.isEmpty() ? ways : both(ways, Set.of(List.of(properties)));
            }
            return ways;
        }
        return Set.of(ALWAYS);
    }

    private static Set<List<Set<String>>> ways(Expr condition) {
        if (condition instanceof E_Exists exists) {
            return ways(exists.getElement());
        }
        if (condition instanceof E_LogicalOr or) {
            return either(ways(or.getArg1()), ways(or.getArg2()));
        }
        return condition instanceof E_LogicalAnd and ? both(ways(and.getArg1()), ways(and.getArg2())) : Set.of(ALWAYS);
    }

    private static Set<List<Set<String>>> either(Set<List<Set<String>>> ones, Set<List<Set<String>>> others) {
        Set<List<Set<String>>> all = new LinkedHashSet<>(ones);
        all.addAll(others);
        return all;
    }

    private static Set<List<Set<String>>> both(Set<List<Set<String>>> ones, Set<List<Set<String>>> others) {
        Set<List<Set<String>>> all = new LinkedHashSet<>();
        ones.forEach(one -> others.forEach(other -> all.add(Stream.concat(one.stream(), other.stream()).distinct().toList())));
        return all;
    }

    /** The properties of statements between which a path has the choice; none where it may lead elsewhere. */
    private static Set<String> statements(Path path) {
        if (path instanceof P_Alt alternatives) {
            Set<String> left = statements(alternatives.getLeft());
            Set<String> right = statements(alternatives.getRight());
            Set<String> all = new TreeSet<>(left);
            all.addAll(right);
            return left.isEmpty() || right.isEmpty() ? Set.of() : all;
        }
        return path instanceof P_Link link ? statements(link.getNode()) : Set.of();
    }

    private static Set<String> statements(Node property) {
        return property.isURI() && property.getURI().startsWith(WikibaseTerms.PROP)
                && PROPERTY.matcher(property.getURI().substring(WikibaseTerms.PROP.length())).matches()
                ? Set.of(property.getURI().substring(WikibaseTerms.PROP.length())) : Set.of();
    }

    /** The publishers that an entity says it has. */
    List<String> publishersOf(Graph facts, Node work) {
        return facts.find(work, WikibaseTerms.iri(WikibaseTerms.DIRECT + publisher), Node.ANY).mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI).mapWith(Node::getURI).toList().stream().sorted().toList();
    }

    /** What leads from a reference to its publisher. */
    Node referencePublisher() {
        return WikibaseTerms.iri(WikibaseTerms.IN_REFERENCE + publisher);
    }

    /** What leads from a reference to the work it is stated in. */
    Node referenceWork() {
        return WikibaseTerms.iri(WikibaseTerms.IN_REFERENCE + work);
    }

    /** What leads from a reference to its address. */
    Node referenceAddress() {
        return WikibaseTerms.iri(WikibaseTerms.IN_REFERENCE + address);
    }

    /** What leads from an entity to its website. */
    Node websiteOf() {
        return WikibaseTerms.iri(WikibaseTerms.DIRECT + website);
    }
}
