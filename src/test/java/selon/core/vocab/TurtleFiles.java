package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

/**
 * Finds and reads Turtle files below the project's folder. Finding no file is a failure, so that no test passes without
 * looking at anything.
 */
public final class TurtleFiles {

    private TurtleFiles() {}

    /** Returns the files of the vocabulary itself: those directly in {@code ontology/}, not in its folders. */
    public static List<Path> vocabulary() {
        return find("ontology", ".ttl", 1);
    }

    /** Returns all Turtle files below a folder. */
    public static List<Path> below(String folder) {
        return find(folder, ".ttl", Integer.MAX_VALUE);
    }

    /** Returns all files below a folder with an ending. */
    public static List<Path> below(String folder, String ending) {
        return find(folder, ending, Integer.MAX_VALUE);
    }

    public static Graph read(Collection<Path> files) {
        Graph graph = GraphFactory.createDefaultGraph();
        files.forEach(file -> RDFParser.source(file).parse(graph));
        return graph;
    }

    static Graph read(String file) {
        return read(List.of(Path.of(file)));
    }

    public static Stream<Triple> triples(Graph graph, Node subject, Node predicate, Node object) {
        return graph.find(subject, predicate, object).toList().stream();
    }

    private static List<Path> find(String folder, String ending, int depth) {
        try (Stream<Path> files = Files.walk(Path.of(folder), depth)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
            assertFalse(found.isEmpty(), () -> "no file *" + ending + " in " + Path.of(folder).toAbsolutePath());
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
