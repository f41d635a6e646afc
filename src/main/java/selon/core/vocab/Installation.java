package selon.core.vocab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of an installed Selon. It holds the ontology, the data and the queries that Selon ships, and Selon reads
 * these files directly.
 *
 * @param folder the folder that contains {@code ontology/}, {@code data/} and {@code queries/}
 */
public record Installation(Path folder) {

    /**
     * Finds the installation of this process: the folder in the system property {@code selon.home}, or else the working
     * directory.
     *
     * @throws InputException when the folder contains no {@code ontology/}
     */
    public static Installation find() {
        Path folder = Path.of(System.getProperty("selon.home", ""));
        if (!Files.isDirectory(folder.resolve("ontology"))) {
            throw new InputException(folder.toAbsolutePath() + " holds no ontology/: start Selon with bin/selon, "
                    + "or name its folder with -Dselon.home=FOLDER.");
        }
        return new Installation(folder);
    }

    /** Lists the files of the ontology, the motives, the alignments and the hedges, sorted by name. */
    public List<Path> ontology() {
        return files(folder.resolve("ontology"), ".ttl");
    }

    /** Lists the files of SHACL shapes, which say what the graph accepts. */
    public List<Path> shapes() {
        return files(folder.resolve("ontology/shapes"), ".ttl");
    }

    /** Lists the derivation rules, in the order in which they are applied. */
    public List<Path> rules() {
        return files(folder.resolve("ontology/rules"), ".rq");
    }

    /** Lists the shipped data: one file per source document, one for the organisations and one for the links. */
    public List<Path> data() {
        return files(folder.resolve("data"), ".ttl");
    }

    /** Lists the files of the named queries. */
    public List<Path> queries() {
        return files(folder.resolve("queries"), ".rq");
    }

    /** Lists the recipes, which turn rows and Wikidata entities into claims. */
    public List<Path> recipes() {
        return files(folder.resolve("queries/import"), ".rq");
    }

    /**
     * Reads the example that a rule accepts or the one that it refuses.
     *
     * @param rule the last part of the rule's IRI
     * @param verdict {@code accept} or {@code reject}
     * @return the example's text, or nothing when there is no such file
     */
    public Optional<String> example(String rule, String verdict) {
        Path file = folder.resolve("ontology/examples").resolve(rule + "." + verdict + ".ttl");
        return rule.matches("[\\w-]+") && Files.isRegularFile(file) ? Optional.of(InputException.text(file)) : Optional.empty();
    }

    /**
     * Lists the files of a folder that have one of the given endings, sorted by name.
     *
     * @throws InputException when the folder can't be listed or holds no such file
     */
    public static List<Path> files(Path folder, String... endings) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted().toList();
            if (found.isEmpty()) {
                throw new InputException(folder + " holds no file that ends in " + String.join(", ", endings) + ".");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(folder + " can't be listed: " + InputException.reason(e) + ".");
        }
    }
}
