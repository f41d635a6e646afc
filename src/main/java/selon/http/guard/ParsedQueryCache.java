package selon.http.guard;

import java.nio.charset.StandardCharsets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;

import selon.core.query.NamedQuery;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.RequestLimits;
import selon.http.base.ServerOptions;

/** Parses and checks queries, and remembers them by their text, since programs repeat their queries. Any thread may use it. */
public final class ParsedQueryCache {

    /** What a parsed query takes, beside its text. */
    private static final int BYTES_OF_A_QUERY = 4096;
    private static final int MOST_BYTES = 8 << 20;

    private final ServerOptions options;
    private final Cache<String, ParsedQuery> known = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
            .weigher((String text, ParsedQuery one) -> BYTES_OF_A_QUERY + 10 * text.length()).build();

    public ParsedQueryCache(ServerOptions options) {
        this.options = options;
    }

    /**
     * A query that is allowed; many ask it at a time, and nobody changes it.
     *
     * @param query  the query
     * @param steady whether its answer depends on the dataset alone
     */
    public record ParsedQuery(Query query, boolean steady) {}

    /** The query of a text; ends the request with a problem where it is none, or none that is allowed. */
    public ParsedQuery of(String text) {
        return known.get(text, this::read);
    }

    private ParsedQuery read(String text) {
        RequestLimits limits = options.limits();
        if (text.getBytes(StandardCharsets.UTF_8).length > limits.longestQuery()) {
            throw ProblemException.of(ProblemType.QUERY_TOO_LONG, limits.longestQuery() >> 10);
        }
        QueryDepthCheck.check(text, limits.deepest());
        Query query = parsed(text);
        QueryPolicy.check(query, options.services());
        return new ParsedQuery(query, QueryDeterminism.is(text));
    }

    private static Query parsed(String text) {
        try {
            return QueryFactory.create(text, Fuseki.BaseParserSPARQL, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            throw ProblemException.of(ProblemType.QUERY_SYNTAX, Segment.foreign(NamedQuery.complaint(e)));
        }
    }
}
