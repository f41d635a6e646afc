package selon.pages.things;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.RDF;

import selon.core.vocab.IriArgument;
import selon.core.vocab.JsonText;
import selon.core.vocab.Kind;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.QueryString;
import selon.http.base.Templates;
import selon.http.base.ThingAddress;
import selon.http.base.Version;
import selon.names.index.NameFinder;
import selon.names.index.NameHit;

/** {@code /search?q=…&type=…&limit=…}: a page with the hits by kind for people, and a plain list in JSON for programs. */
final class SearchEndpoint extends HttpEndpoint {

    private static final AcceptList OFFER = AcceptList.create("application/json", "text/html");
    private static final int ON_A_PAGE = 30;
    private static final int IN_A_LIST = 10;

    private final transient NameFinder names;
    private final transient DatasetGraph dataset;

    SearchEndpoint(NameFinder names, DatasetGraph dataset) {
        super("GET", "HEAD");
        this.names = names;
        this.dataset = dataset;
    }

    /** What is asked for. */
    private record Asked(String text, Optional<Set<Node>> types, OptionalInt limit, String language) {

        static Asked of(HttpServletRequest request) {
            QueryString query = QueryString.of(request);
            Set<Node> types = query.all("type").stream().filter(type -> !type.isEmpty()).map(Asked::type)
                    .collect(Collectors.toSet());
            return new Asked(query.one("q").orElse("").strip(), types.isEmpty() ? Optional.empty() : Optional.of(types),
                    query.one("limit").map(Asked::limit).orElse(OptionalInt.empty()), Negotiation.language(request));
        }

        /** The class that a parameter names: a kind, or any class by its IRI. */
        private static Node type(String given) {
            Optional<Node> kind = Kind.offered().stream().filter(one -> one.segment().equals(given)).map(Kind::type).findFirst();
            return kind.or(() -> IriArgument.read(given)).orElseThrow(() ->
                    ProblemException.of(ProblemType.NO_SUCH_KIND, given, Kind.offered().stream().map(Kind::segment).toList()));
        }

        private static OptionalInt limit(String given) {
            if (!given.matches("\\d{1,4}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > NameFinder.MOST) {
                throw ProblemException.of(ProblemType.PARAMETER_OUT_OF_RANGE, "limit", given, 1, NameFinder.MOST, Segment.address("/dump.nt.gz"));
            }
            return OptionalInt.of(Integer.parseInt(given));
        }

        /** What of it makes a difference to the answer, in letters and digits. */
        String digest() {
            return Integer.toHexString(List.of(text, types.map(Set::hashCode).orElse(0), limit, language).hashCode());
        }
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        Asked asked = Asked.of(request);
        Freshness.askAgain(response, Freshness.BY_READER);
        String type = Negotiation.choose(request.getHeader("Accept"), OFFER)
                .orElseThrow(() -> Negotiation.refusal(OFFER));
        if (type.equals("text/html")) {
            List<NameHit> hits = names.find(asked.text, asked.language, asked.types, asked.limit.orElse(ON_A_PAGE));
            Answer.page(Templates.filled("search.jte", Map.of("frame", PageContext.of(request),
                    "search", new SearchView(asked.text, groups(hits, asked.language))))).send(response);
            return;
        }
        Version version = Txn.calculateRead(dataset, () -> Version.of(dataset, Optional.empty()));
        Freshness.of(version.tag(asked.digest()), Freshness.BY_READER).send(request, response, () -> Answer.json(json(asked.text,
                names.find(asked.text, asked.language, asked.types, asked.limit.orElse(IN_A_LIST)))));
    }

    private static String json(String query, List<NameHit> hits) {
        return JsonText.line(json -> {
            json.writeStartObject().write("query", query).writeStartArray("results");
            hits.forEach(hit -> json.writeStartObject()
                    .write("id", hit.thing().getURI())
                    .write("label", hit.label())
                    .write("lang", hit.language())
                    .write("matched", hit.matched())
                    .write("kind", kind(hit).map(Kind::segment).orElse("other"))
                    .write("url", ThingAddress.of(hit.thing()))
                    .writeEnd());
            json.writeEnd().writeEnd();
        });
    }

    private List<SearchView.SearchGroup> groups(List<NameHit> hits, String language) {
        Map<Optional<Kind>, List<SearchView.SearchResult>> byKind = new LinkedHashMap<>();
        for (NameHit hit : hits) {
            byKind.computeIfAbsent(kind(hit), kind -> new ArrayList<>()).add(found(hit, language));
        }
        String others = language.equals("fr") ? "Termes et autres" : "Terms and others";
        return byKind.entrySet().stream().map(kind -> new SearchView.SearchGroup(
                kind.getKey().map(one -> one.plural(language)).orElse(others), kind.getValue())).toList();
    }

    /** The kind that a thing is shown under; terms and others have none. */
    private static Optional<Kind> kind(NameHit hit) {
        return Kind.of(hit.type()).filter(Kind.offered()::contains);
    }

    private SearchView.SearchResult found(NameHit hit, String language) {
        return new SearchView.SearchResult(hit.label(), hit.language(),
                Optional.of(hit.matched()).filter(name -> !name.equals(hit.label())), ThingAddress.of(hit.thing()),
                source(hit.thing()).flatMap(document -> names.label(document, language)));
    }

    /** The document in whose graph a thing is described; what is found in the collections is not one document's. */
    private Optional<Node> source(Node thing) {
        List<Quad> kinds = Txn.calculateRead(dataset, () ->
                Iter.toList(dataset.find(Node.ANY, thing, RDF.Nodes.type, Node.ANY)));
        return kinds.stream().map(Quad::getGraph).filter(graph -> graph.getURI().startsWith(Kind.DOCUMENT.namespace()) && !graph.equals(thing))
                .min(Comparator.comparing(Node::getURI));
    }
}
