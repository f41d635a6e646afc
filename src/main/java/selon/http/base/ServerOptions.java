package selon.http.base;

import java.util.Set;

import selon.names.match.WikidataCatalogue;

/**
 * The choices of an operator.
 *
 * @param host        the address to listen on
 * @param port        the port, 0 for any that is free
 * @param limits      how much anybody may ask of it
 * @param tokens      who may write
 * @param services    the endpoints that a query may ask with SERVICE
 * @param catalogue   items of Wikidata to which names are matched, beside those that our things are linked to
 * @param behindProxy whether a proxy stands before it and says in Forwarded or X-Forwarded-… for whom it asks (RFC 7239);
 *                    without one, anybody could say so
 * @param cacheBytes  how much memory the answers may take that are kept to be given again, 0 to keep none
 */
public record ServerOptions(String host, int port, RequestLimits limits, AccessTokens tokens, Set<String> services,
                      WikidataCatalogue catalogue, boolean behindProxy, long cacheBytes) {}
