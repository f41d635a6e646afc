package selon.core.rdf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.vocab.InputException;

/**
 * The statements of one RDF file, with the line of each.
 *
 * @param path the file
 * @param quads the statements; a triple without a graph is in the graph that the file's name gives
 * @param lines the lines of the statements
 */
public record SourceFile(Path path, DatasetGraph quads, SourceLines lines) {

    /** The endings of readable files, with and without {@code .gz}. */
    public static final String[] ENDINGS = {".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf",
        ".ttl.gz", ".trig.gz", ".nt.gz", ".nq.gz", ".jsonld.gz", ".rdf.gz"};

    /**
     * Reads a file with {@link StrictReader}.
     *
     * @param path the file, whose ending names its syntax
     * @param graph the graph of triples that name none
     * @throws InputException when the file can't be read or holds no triples; the message names line and column
     *     where the parser knows them
     */
    public static SourceFile read(Path path, Node graph) {
        StrictReader.StrictReading reading = StrictReader.read(path.toString(), language(path), () -> bytes(path), graph);
        if (reading.quads().isEmpty()) {
            throw new InputException(path + ": holds no triples. Name a file that does, or remove it.");
        }
        return new SourceFile(path, reading.quads(), reading.lines());
    }

    private static Lang language(Path path) {
        if (Files.isDirectory(path)) {
            throw new InputException(path + ": is a folder. Name the files in it, such as " + path.resolve("*.ttl") + ".");
        }
        if (!Files.exists(path)) {
            throw new InputException(path + ": there is nothing of that name.");
        }
        Lang lang = RDFLanguages.pathnameToLang(path.toString());
        if (!StrictReader.reads(lang)) {
            throw new InputException(path + ": its ending names no syntax that Selon reads. Use .ttl, .trig, .nt, .nq, "
                    + ".jsonld or .rdf, with .gz after it when it is compressed.");
        }
        return lang;
    }

    private static InputStream bytes(Path path) throws IOException {
        InputStream stored = new BufferedInputStream(Files.newInputStream(path));
        return path.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
    }
}
