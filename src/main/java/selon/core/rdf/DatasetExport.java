package selon.core.rdf;

import java.io.OutputStream;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.NodeCmp;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Progress;

/**
 * Writes every named graph, in the order of their names, and in each the triples in order; so the same dataset gives the
 * same text. Holds one graph at a time in memory. N-Triples knows no graphs: there, each triple of any of them is written
 * once, in the order of the store, which is the same until it is compacted.
 */
public enum DatasetExport {

    /** TriG (https://www.w3.org/TR/trig/), with our prefixes. */
    TRIG(RDFFormat.TRIG_BLOCKS),
    /** N-Quads (https://www.w3.org/TR/n-quads/). */
    NQUADS(RDFFormat.NQUADS),
    /** N-Triples (https://www.w3.org/TR/n-triples/). */
    NTRIPLES(RDFFormat.NTRIPLES);

    private static final Comparator<Quad> ORDER = Comparator.comparing(Quad::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getObject, NodeCmp::compareRDFTerms);

    private static final int A_STEP = 10_000;

    private final RDFFormat format;

    DatasetExport(RDFFormat format) {
        this.format = format;
    }

    /**
     * Writes a dataset.
     *
     * @param dataset  the dataset, inside a transaction
     * @param progress is told of quads
     * @return how many quads, or triples, were written
     */
    public long write(DatasetGraph dataset, OutputStream out, Progress progress) {
        return this == NTRIPLES ? union(dataset, out, progress) : graphs(dataset, out, progress);
    }

    private long union(DatasetGraph dataset, OutputStream out, Progress progress) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, format);
        writer.start();
        long written = 0;
        for (Iterator<Triple> triples = dataset.getUnionGraph().find(); triples.hasNext(); written++) {
            writer.triple(triples.next());
            if (written % A_STEP == 0) {
                progress.at("writing", written, 0);
            }
        }
        writer.finish();
        return written;
    }

    private long graphs(DatasetGraph dataset, OutputStream out, Progress progress) {
        StreamRDF writer = StreamRDFWriter.getWriterStream(out, format);
        writer.start();
        if (this == TRIG) {
            Namespaces.PREFIXES.forEach(writer::prefix);
        }
        List<Node> names = Iter.toList(dataset.listGraphNodes());
        names.sort(NodeCmp::compareRDFTerms);
        long written = 0;
        for (Node name : names) {
            List<Quad> quads = Iter.toList(dataset.find(name, Node.ANY, Node.ANY, Node.ANY));
            quads.sort(ORDER);
            quads.forEach(writer::quad);
            written += quads.size();
            progress.at("writing", written, 0);
        }
        writer.finish();
        return written;
    }
}
