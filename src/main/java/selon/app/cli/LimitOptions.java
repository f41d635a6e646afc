package selon.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import selon.http.base.RequestLimits;

/** The options that limit what a client may ask of the server. The defaults suit a small machine. */
final class LimitOptions {

    private static final int LONGEST_TIMEOUT = 24 * 60 * 60;
    private static final int MOST_MIB = 1024;
    private static final int DEEPEST = 1000;
    private static final int MOST_ROWS = 100_000_000;
    private static final int MOST_AT_ONCE = 1000;

    @Option(names = "--timeout", paramLabel = "SECONDS",
            description = "The longest time for a query or an update (default: ${DEFAULT-VALUE}).")
    private int timeout = RequestLimits.DEFAULT.timeoutSeconds();

    @Option(names = "--max-body", paramLabel = "MIB",
            description = "The largest body of a request, after decompression (default: ${DEFAULT-VALUE}).")
    private int body = (int) (RequestLimits.DEFAULT.longestBody() >> 20);

    @Option(names = "--max-query", paramLabel = "KIB",
            description = "The longest text of a query (default: ${DEFAULT-VALUE}).")
    private int query = RequestLimits.DEFAULT.longestQuery() >> 10;

    @Option(names = "--max-depth", paramLabel = "N",
            description = "The deepest nesting in a query or an update (default: ${DEFAULT-VALUE}).")
    private int depth = RequestLimits.DEFAULT.deepest();

    @Option(names = "--max-rows", paramLabel = "N",
            description = "The most rows or triples in an answer (default: ${DEFAULT-VALUE}).")
    private int rows = RequestLimits.DEFAULT.mostRows();

    @Option(names = "--max-result", paramLabel = "MIB",
            description = "The approximate size of the largest answer (default: ${DEFAULT-VALUE}).")
    private int result = (int) (RequestLimits.DEFAULT.largestResult() >> 20);

    @Option(names = "--max-queries", paramLabel = "N",
            description = "The most queries that run at once (default: ${DEFAULT-VALUE}).")
    private int atOnce = RequestLimits.DEFAULT.queriesAtOnce();

    @Option(names = "--max-queries-of-client", paramLabel = "N",
            description = "The most queries that run at once for one client (default: ${DEFAULT-VALUE}).")
    private int ofClient = RequestLimits.DEFAULT.queriesOfClient();

    /**
     * Returns the limits.
     *
     * @throws ParameterException when a value is out of range
     */
    RequestLimits limits(CommandSpec spec) {
        check(spec, "--timeout", timeout, LONGEST_TIMEOUT, "seconds");
        check(spec, "--max-body", body, MOST_MIB, "MiB");
        check(spec, "--max-query", query, MOST_MIB, "KiB");
        check(spec, "--max-depth", depth, DEEPEST, "levels");
        check(spec, "--max-rows", rows, MOST_ROWS, "rows");
        check(spec, "--max-result", result, MOST_MIB, "MiB");
        check(spec, "--max-queries", atOnce, MOST_AT_ONCE, "queries");
        check(spec, "--max-queries-of-client", ofClient, atOnce, "queries, no more than --max-queries");
        return new RequestLimits(timeout, (long) body << 20, query << 10, depth, rows, (long) result << 20, atOnce, ofClient);
    }

    private static void check(CommandSpec spec, String name, int given, int most, String unit) {
        if (given < 1 || given > most) {
            throw new ParameterException(spec.commandLine(), name + " takes 1 to " + most + " " + unit + ", not " + given + ".");
        }
    }
}
