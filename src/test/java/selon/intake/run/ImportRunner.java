package selon.intake.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.core.rdf.SourceFileSet;
import selon.core.store.FilledDatabases;
import selon.core.vocab.Progress;
import selon.intake.recipe.RejectFile;

/**
 * Runs imports as the command line does, but without a process, and keeps the result.
 *
 * @param totals  the counts
 * @param quads   the claims written
 * @param report  the lines of the report on refused, repaired and lost items
 * @param rejects the file of refused records
 */
public record ImportRunner(Import.Totals totals, byte[] quads, List<String> report, byte[] rejects) {

    public static final Graph ONTOLOGY = GraphFactory.createDefaultGraph();

    static {
        SourceFileSet.ontology(FilledDatabases.HOME).graphs().values().forEach(graph -> GraphUtil.addInto(ONTOLOGY, graph));
    }

    /** Imports files by a recipe, in the recipe's encoding. */
    public static ImportRunner of(String recipe, Path folder, Path... files) throws IOException {
        return of(recipe, Optional.empty(), folder, files);
    }

    public static ImportRunner of(String recipe, Optional<String> encoding, Path folder, Path... files) throws IOException {
        Path rows = Files.createTempFile(folder, "rejects", "");
        Path reasons = Files.createTempFile(folder, "report", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Import job = new Import(FilledDatabases.HOME, recipe, encoding, FilledDatabases.RULEBOOK, ONTOLOGY, "en", Progress.NONE);
        try (RejectFile rejects = new RejectFile(rows, reasons)) {
            for (Path file : files) {
                job.run(file, out, rejects);
            }
        }
        return new ImportRunner(job.totals(), out.toByteArray(), Files.readAllLines(reasons), Files.readAllBytes(rows));
    }

    public DatasetGraph dataset() {
        return RDFParser.source(new ByteArrayInputStream(quads)).lang(Lang.NQUADS).toDatasetGraph();
    }

    /** The claims together with the ontology. */
    public Graph everything() {
        Graph all = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(all, ONTOLOGY);
        dataset().find().forEachRemaining(quad -> all.add(quad.asTriple()));
        return all;
    }

    /** The reasons in the report for a place, such as {@code row 3}. */
    public List<String> of(String place) {
        return report.stream().filter(line -> line.contains("\t" + place + " ") || line.contains("\t" + place + "\t"))
                .map(line -> line.substring(line.indexOf('\t', line.indexOf('\t') + 1) + 1)).toList();
    }
}
