package selon.core.vocab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds Selon's ontology, data and queries: the files it ships, and reads as they stand.
 *
 * @param folder the folder that contains {@code ontology/}, {@code data/} and {@code queries/}
 */
public record Installation(Path folder) {

    /**
     * The home of this process: what the system property {@code selon.home} names, else the folder it was started in.
     *
     * @throws InputException when there is no {@code ontology/} in it
     */
    public static Installation find() {
        Path folder = Path.of(System.getProperty("selon.home", ""));
        if (!Files.isDirectory(folder.resolve("ontology"))) {
            throw new InputException(folder.toAbsolutePath() + " holds no ontology/: start Selon with bin/selon, "
                    + "or name its folder with -Dselon.home=FOLDER.");
        }
        return new Installation(folder);
    }

    /** The ontology, the motives, the alignments and the hedges, in the order of their names. */
    public List<Path> ontology() {
        return files(folder.resolve("ontology"), ".ttl");
    }

    /** The shapes: what the graph accepts. */
    public List<Path> shapes() {
        return files(folder.resolve("ontology/shapes"), ".ttl");
    }

    /** The rules of the derived layer, in the order in which they are applied. */
    public List<Path> rules() {
        return files(folder.resolve("ontology/rules"), ".rq");
    }

    /** The shipped data: a file per source document, the organisations, the links. */
    public List<Path> data() {
        return files(folder.resolve("data"), ".ttl");
    }

    /** The named queries. */
    public List<Path> queries() {
        return files(folder.resolve("queries"), ".rq");
    }

    /** The recipes by which rows and entities become claims. */
    public List<Path> recipes() {
        return files(folder.resolve("queries/import"), ".rq");
    }

    /**
     * The text of a file that a rule accepts, or one that it refuses.
     *
     * @param rule    the last part of the rule's IRI
     * @param verdict {@code accept} or {@code reject}
     * @return nothing where there is none
     */
    public Optional<String> example(String rule, String verdict) {
        Path file = folder.resolve("ontology/examples").resolve(rule + "." + verdict + ".ttl");
        return rule.matches("[\\w-]+") && Files.isRegularFile(file) ? Optional.of(InputException.text(file)) : Optional.empty();
    }

    /**
     * The files of a folder whose names end in one of the given endings, in the order of their names.
     *
     * @throws InputException when the folder cannot be listed, or has none
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
