package selon.http.base;

/**
 * The limits of one client, which keep the server responsive for all others.
 *
 * @param timeoutSeconds  how long a query or an update may take
 * @param longestBody     the most bytes that a body may have, inflated
 * @param longestQuery    the most bytes of UTF-8 that the text of a query may have
 * @param deepest         how deep the text of a query or an update may be nested
 * @param mostRows        the most rows, or triples, that an answer may have
 * @param largestResult   about how many bytes an answer may have
 * @param queriesAtOnce   how many queries are carried out at the same time
 * @param queriesOfClient how many of them one client may have
 */
public record RequestLimits(int timeoutSeconds, long longestBody, int longestQuery, int deepest, int mostRows, long largestResult,
                     int queriesAtOnce, int queriesOfClient) {

    /** What is sane for a machine with two processors and 2 GiB. */
    public static final RequestLimits DEFAULT = new RequestLimits(30, 64L << 20, 64 << 10, 100, 200_000, 32L << 20, 4, 2);
}
