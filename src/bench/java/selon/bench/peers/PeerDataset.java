package selon.bench.peers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

import selon.GeneratedGraph;
import selon.core.store.FilledDatabases;
import selon.core.vocab.GraphNames;

/**
 * The shipped data and copies of it in two files that say the same: quads with their documents, as Selon keeps them, and
 * plain triples for the peers, which spares them the union of thousands of named graphs (it costs about a fifth).
 *
 * @param folder  where the files are
 * @param triples how many different triples there are at least
 */
record PeerDataset(Path folder, long triples) {

    /** The same triple is said in several documents; so many quads it takes for a number of different triples. */
    private static final double QUADS_A_TRIPLE = 1.14;

    Path quads() {
        return folder.resolve("data.nq");
    }

    Path plain() {
        return folder.resolve("data.nt");
    }

    /** The rules, in one file. */
    Path shapes() {
        return folder.resolve("shapes.nt");
    }

    private long size() {
        return (long) (triples * QUADS_A_TRIPLE);
    }

    /** How many copies of the shipped data there are; they are numbered from 1. */
    int copies() {
        return GeneratedGraph.copies(size());
    }

    /** Writes the files, unless they are there. */
    void make() throws IOException {
        if (!Files.exists(quads())) {
            Files.createDirectories(folder);
            write(plain(), Lang.NTRIPLES);
            write(quads(), Lang.NQUADS);
        }
        if (!Files.exists(shapes())) {
            try (OutputStream out = Files.newOutputStream(shapes())) {
                RDFDataMgr.write(out, FilledDatabases.SHIPPED.graphs().get(GraphNames.SHAPES), Lang.NTRIPLES);
            }
        }
    }

    private void write(Path file, Lang lang) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
            StreamRDF to = StreamRDFWriter.getWriterStream(out, lang);
            to.start();
            GeneratedGraph.quads(size()).forEach(quad -> send(quad, lang, to));
            to.finish();
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void send(Quad quad, Lang lang, StreamRDF to) {
        if (lang.equals(Lang.NQUADS)) {
            to.quad(quad);
        } else {
            to.triple(quad.asTriple());
        }
    }
}
