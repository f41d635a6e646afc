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

import selon.core.vocab.Prefixes;
import selon.core.vocab.Progress;

/**
 * Writes a whole dataset in one syntax. TriG and N-Quads list the named graphs sorted by name and the triples of each
 * graph sorted by term, so equal datasets give equal text. They hold one graph in memory at a time. N-Triples has no
 * graphs, so it writes each distinct triple once, in the order of the store, which a compaction can change.
 */
public enum DatasetExport {

    /** TriG (https://www.w3.org/TR/trig/), with Selon's prefixes. */
    TRIG(RDFFormat.TRIG_BLOCKS),
    /** N-Quads (https://www.w3.org/TR/n-quads/). */
    NQUADS(RDFFormat.NQUADS),
    /** N-Triples (https://www.w3.org/TR/n-triples/). */
    NTRIPLES(RDFFormat.NTRIPLES);

    private static final Comparator<Quad> ORDER = Comparator.comparing(Quad::getSubject, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getPredicate, NodeCmp::compareRDFTerms)
            .thenComparing(Quad::getObject, NodeCmp::compareRDFTerms);

    private static final int PROGRESS_EVERY = 10_000;

    private final RDFFormat format;

    DatasetExport(RDFFormat format) {
        this.format = format;
    }

    /**
     * Writes a dataset.
     *
     * @param dataset the dataset, inside a transaction
     * @param out the stream, which stays open
     * @param progress receives the number of statements written
     * @return the number of quads written, or of triples for N-Triples
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
            if (written % PROGRESS_EVERY == 0) {
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
            Prefixes.ALL.forEach(writer::prefix);
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
