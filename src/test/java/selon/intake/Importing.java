// Imports files as the command line does, without a process.
package selon.intake;

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

import selon.store.Bundle;
import selon.store.Filled;
import selon.store.Progress;

/**
 * An import, done.
 *
 * @param totals  how it went
 * @param quads   what was written
 * @param report  what was refused or mended, a line each
 * @param rejects the refused rows as they were kept
 */
public record Importing(Import.Totals totals, byte[] quads, List<String> report, byte[] rejects) {

    public static final Graph ONTOLOGY = GraphFactory.createDefaultGraph();

    static {
        Bundle.ontology(Filled.HOME).graphs().values().forEach(graph -> GraphUtil.addInto(ONTOLOGY, graph));
    }

    /** Imports files by a recipe; the encoding is the recipe's. */
    public static Importing of(String recipe, Path folder, Path... files) throws IOException {
        return of(recipe, Optional.empty(), folder, files);
    }

    static Importing of(String recipe, Optional<String> encoding, Path folder, Path... files) throws IOException {
        Path rows = Files.createTempFile(folder, "rejects", "");
        Path reasons = Files.createTempFile(folder, "report", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Import job = new Import(Filled.HOME, recipe, encoding, Filled.RULEBOOK, ONTOLOGY, "en", Progress.NONE);
        try (Rejects rejects = new Rejects(rows, reasons)) {
            for (Path file : files) {
                job.run(file, out, rejects);
            }
        }
        return new Importing(job.totals(), out.toByteArray(), Files.readAllLines(reasons), Files.readAllBytes(rows));
    }

    public DatasetGraph dataset() {
        return RDFParser.source(new ByteArrayInputStream(quads)).lang(Lang.NQUADS).toDatasetGraph();
    }

    /** Everything, with the ontology. */
    Graph everything() {
        Graph all = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(all, ONTOLOGY);
        dataset().find().forEachRemaining(quad -> all.add(quad.asTriple()));
        return all;
    }

    /** The reasons given for a place, such as {@code row 3}. */
    List<String> of(String place) {
        return report.stream().filter(line -> line.contains("\t" + place + " ") || line.contains("\t" + place + "\t"))
                .map(line -> line.substring(line.indexOf('\t', line.indexOf('\t') + 1) + 1)).toList();
    }
}
