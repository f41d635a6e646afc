package selon.core.ledger;

import java.math.BigInteger;
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

    private record Sum(long count, BigInteger hashes) {
        private static final Sum NONE = new Sum(0, BigInteger.ZERO);

        private Sum plus(Sum other) {
            return new Sum(count + other.count, hashes.add(other.hashes));
        }
    }

    /** Adds a quad. */
    public void add(Quad quad) {
        graphs.merge(quad.getGraph(), new Sum(1, hash(quad)), Sum::plus);
    }

    /** Removes a quad. */
    public void remove(Quad quad) {
        graphs.merge(quad.getGraph(), new Sum(-1, hash(quad).negate()), Sum::plus);
    }

    private BigInteger hash(Quad quad) {
        String text = NodeFmtLib.strNT(quad.getSubject()) + '\n' + NodeFmtLib.strNT(quad.getPredicate()) + '\n'
                + NodeFmtLib.strNT(quad.getObject());
        return new BigInteger(1, sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the number of quads. */
    public long count() {
        return graphs.values().stream().mapToLong(sum -> sum.count).sum();
    }

    /** Returns the number of triples in a graph. */
    public long count(Node graph) {
        return graphs.getOrDefault(graph, Sum.NONE).count;
    }

    /** Returns the number of graphs that hold triples. */
    public long graphs() {
        return graphs.values().stream().filter(sum -> sum.count != 0).count();
    }

    /** Returns the graphs in which another dataset differs. */
    public Set<Node> differences(DatasetFingerprint other) {
        Set<Node> names = new HashSet<>(graphs.keySet());
        names.addAll(other.graphs.keySet());
        names.removeIf(name -> graphs.getOrDefault(name, Sum.NONE).equals(other.graphs.getOrDefault(name, Sum.NONE)));
        return names;
    }
}
