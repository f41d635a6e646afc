package selon.core.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;

/**
 * A fingerprint of a dataset that does not depend on the order of its quads. For each graph it holds the number of
 * triples and the 128-bit sum of their truncated SHA-256 hashes. Two different datasets have the same fingerprint with
 * a probability of 2^-128. Its size grows with the number of graphs only. For one thread.
 */
public final class DatasetFingerprint {

    private final MessageDigest sha = DigestUtils.getSha256Digest();
    private final Map<Node, Sum> graphs = new HashMap<>();

    private static final class Sum {
        private long count;
        private long high;
        private long low;

        private boolean equalTo(Sum other) {
            return count == other.count && high == other.high && low == other.low;
        }
    }

    /** Adds a quad. */
    public void add(Quad quad) {
        ByteBuffer hash = hash(quad);
        count(quad, 1, hash.getLong(), hash.getLong());
    }

    /** Removes a quad. */
    public void remove(Quad quad) {
        ByteBuffer hash = hash(quad);
        long high = ~hash.getLong();
        long low = -hash.getLong();
        count(quad, -1, low == 0 ? high + 1 : high, low);
    }

    private void count(Quad quad, int one, long high, long low) {
        Sum sum = graphs.computeIfAbsent(quad.getGraph(), name -> new Sum());
        sum.count += one;
        sum.low += low;
        sum.high += high + (Long.compareUnsigned(sum.low, low) < 0 ? 1 : 0);
    }

    private ByteBuffer hash(Quad quad) {
        String text = NodeFmtLib.strNT(quad.getSubject()) + '\n' + NodeFmtLib.strNT(quad.getPredicate()) + '\n'
                + NodeFmtLib.strNT(quad.getObject());
        return ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the number of quads. */
    public long count() {
        return graphs.values().stream().mapToLong(sum -> sum.count).sum();
    }

    /** Returns the number of triples in a graph. */
    public long count(Node graph) {
        return graphs.getOrDefault(graph, new Sum()).count;
    }

    /** Returns the number of graphs that hold triples. */
    public long graphs() {
        return graphs.values().stream().filter(sum -> sum.count != 0).count();
    }

    /** Returns the graphs in which another dataset differs. */
    public Set<Node> differences(DatasetFingerprint other) {
        Set<Node> names = new HashSet<>(graphs.keySet());
        names.addAll(other.graphs.keySet());
        names.removeIf(name -> graphs.getOrDefault(name, new Sum()).equalTo(other.graphs.getOrDefault(name, new Sum())));
        return names;
    }
}
