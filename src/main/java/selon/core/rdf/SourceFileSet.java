package selon.core.rdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.vocab.GraphNames;
import selon.core.vocab.InputException;
import selon.core.vocab.Installation;

/** Several RDF files that are checked or loaded together: their graphs by name, and the place of each statement. */
public final class SourceFileSet {

    private final List<SourceFile> files;
    private final Map<Node, Graph> graphs = new LinkedHashMap<>();

    private SourceFileSet(List<SourceFile> files) {
        this.files = List.copyOf(files);
        for (SourceFile file : files) {
            file.quads().find().forEachRemaining(this::add);
        }
    }

    private void add(Quad quad) {
        graphs.computeIfAbsent(quad.getGraph(), name -> GraphFactory.createDefaultGraph()).add(quad.asTriple());
    }

    /**
     * Reads files.
     *
     * @param files the files
     * @param naming gives the graph of a file's triples that name none
     * @throws InputException when a file can't be read
     */
    public static SourceFileSet read(List<Path> files, Function<Path, Node> naming) {
        return new SourceFileSet(files.stream().map(file -> SourceFile.read(file, naming.apply(file))).toList());
    }

    /**
     * Reads data files.
     *
     * @param files the files
     * @param naming gives the graph of a file's triples that name none
     * @throws InputException when a file can't be read, writes a graph that is not for data, or writes the same
     *     graph as another file
     */
    public static SourceFileSet data(List<Path> files, Function<Path, Node> naming) {
        SourceFileSet bundle = read(files, naming);
        Map<Node, Path> writers = new HashMap<>();
        for (SourceFile file : bundle.files) {
            file.quads().listGraphNodes().forEachRemaining(name -> {
                GraphNames.complaint(name).ifPresent(complaint -> {
                    throw new InputException(file.path() + ": " + complaint.getMessage());
                });
                if (GraphNames.ONTOLOGY.contains(name)) {
                    throw new InputException(file.path() + ": writes <" + name.getURI() + ">, which comes with Selon. "
                            + "Change it in the folder ontology/.");
                }
                Path other = writers.put(name, file.path());
                if (other != null) {
                    throw new InputException(file.path() + ": is the graph <" + name.getURI() + ">, and so is " + other
                            + ". Give each a name of its own, or load one after the other.");
                }
            });
        }
        return bundle;
    }

    /** Reads the shipped ontology with its shapes. */
    public static SourceFileSet ontology(Installation home) {
        List<Path> files = new ArrayList<>(home.ontology());
        files.addAll(home.shapes());
        return read(files, GraphNames::ofOntology);
    }

    /** Reads the shipped data. */
    public static SourceFileSet data(Installation home) {
        return data(home.data(), GraphNames::ofData);
    }

    /** Joins this set and another. A graph that both have becomes the union of the two. */
    public SourceFileSet with(SourceFileSet other) {
        List<SourceFile> all = new ArrayList<>(files);
        all.addAll(other.files);
        return new SourceFileSet(all);
    }

    /** Returns the files, in the order in which they were read. */
    public List<SourceFile> files() {
        return files;
    }

    /** Returns the graphs by name. */
    public Map<Node, Graph> graphs() {
        return graphs;
    }

    /** Iterates over all quads. */
    public Iterator<Quad> quads() {
        return graphs.entrySet().stream().flatMap(graph ->
                graph.getValue().stream().map(triple -> Quad.create(graph.getKey(), triple))).iterator();
    }

    /**
     * Merges these files and others into one graph. When both have a graph of the same name, only the graph of this set
     * counts.
     */
    public Graph standingIn(SourceFileSet others) {
        Graph said = GraphFactory.createDefaultGraph();
        others.graphs.forEach((name, graph) -> {
            if (!graphs.containsKey(name)) {
                graph.find().forEachRemaining(said::add);
            }
        });
        graphs.values().forEach(graph -> graph.find().forEachRemaining(said::add));
        return said;
    }

    /**
     * Finds the place that a finding is about: the line of its value when these files contain it, or else the first
     * line about its focus node. Several files may describe one thing, so files whose graphs changed are searched
     * first.
     *
     * @param finding the finding
     * @param before the graphs before the change, by name
     * @return the place, or nothing when no file mentions the focus node
     */
    public Optional<Place> place(Finding finding, Map<Node, Graph> before) {
        Map<Node, Boolean> changed = new HashMap<>();
        List<SourceFile> order = files.stream()
                .sorted(Comparator.comparing(file -> !changed(file, before, changed))).toList();
        return order.stream().flatMap(file -> finding.value().stream()
                        .flatMap(value -> place(file, file.lines().of(finding.focus(), value)).stream()))
                .findFirst()
                .or(() -> order.stream()
                        .flatMap(file -> place(file, file.lines().of(finding.focus())).stream()).findFirst());
    }

    private boolean changed(SourceFile file, Map<Node, Graph> before, Map<Node, Boolean> known) {
        List<Node> names = new ArrayList<>();
        file.quads().listGraphNodes().forEachRemaining(names::add);
        return names.stream().anyMatch(name -> known.computeIfAbsent(name, graph ->
                !before.containsKey(graph) || !before.get(graph).isIsomorphicWith(graphs.get(graph))));
    }

    private static Optional<Place> place(SourceFile file, OptionalInt line) {
        return line.isPresent() ? Optional.of(new Place(file.path(), line.getAsInt())) : Optional.empty();
    }

    /**
     * A place in a file.
     *
     * @param file the file
     * @param line the line, counted from 1
     */
    public record Place(Path file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
