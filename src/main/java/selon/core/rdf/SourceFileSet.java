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

/** Several files: their graphs by name, and where each thing in them was written. */
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
     * Reads files, each into the graph that the naming gives it.
     *
     * @throws InputException when one of them can't be read
     */
    public static SourceFileSet read(List<Path> files, Function<Path, Node> naming) {
        return new SourceFileSet(files.stream().map(file -> SourceFile.read(file, naming.apply(file))).toList());
    }

    /**
     * Reads files of data.
     *
     * @throws InputException when one of them can't be read, writes a graph that is not for data, or writes the graph of
     *     another
     */
    public static SourceFileSet data(List<Path> files, Function<Path, Node> naming) {
        SourceFileSet bundle = read(files, naming);
        Map<Node, Path> writers = new HashMap<>();
        for (SourceFile file : bundle.files) {
            file.quads().listGraphNodes().forEachRemaining(name -> {
                GraphNames.complaint(name).ifPresent(words -> {
                    throw new InputException(file.path() + ": " + words);
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

    /** The ontology with its shapes, as shipped. */
    public static SourceFileSet ontology(Installation home) {
        List<Path> files = new ArrayList<>(home.ontology());
        files.addAll(home.shapes());
        return read(files, GraphNames::ofOntology);
    }

    /** The data, as shipped. */
    public static SourceFileSet data(Installation home) {
        return data(home.data(), GraphNames::ofData);
    }

    /** This bundle and another as one; where both have a graph of one name, it is the sum. */
    public SourceFileSet with(SourceFileSet other) {
        List<SourceFile> all = new ArrayList<>(files);
        all.addAll(other.files);
        return new SourceFileSet(all);
    }

    /** The files, in the order in which they were read. */
    public List<SourceFile> files() {
        return files;
    }

    /** What the files say, by name of the graph. */
    public Map<Node, Graph> graphs() {
        return graphs;
    }

    /** What the files say, quad by quad. */
    public Iterator<Quad> quads() {
        return graphs.entrySet().stream().flatMap(graph ->
                graph.getValue().stream().map(triple -> Quad.create(graph.getKey(), triple))).iterator();
    }

    /** What these files and others say, as one graph; where both have a graph of one name, these. */
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
     * Where what a finding speaks of was written: the line of its value if that stands in these files, else the first
     * line on its focus node. Several files may describe one thing; those whose graphs differ from how they were
     * before are looked at first.
     *
     * @param finding what was found
     * @param before  the graphs before the change, by name
     * @return the place, or nothing where no file of these speaks of the focus node
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
