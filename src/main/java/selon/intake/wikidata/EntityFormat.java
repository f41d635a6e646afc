package selon.intake.wikidata;

import java.nio.file.Path;

import selon.core.vocab.InputException;

/** The formats of Wikidata's dumps and entity documents. */
enum EntityFormat {

    /** N-Triples, one triple per line. */
    N_TRIPLES(".nt"),
    /** Turtle, as Wikibase writes it: a blank line between subjects. */
    TURTLE(".ttl"),
    /** JSON: an array with one entity per line, or a document of one entity. */
    JSON(".json");

    private final String ending;

    EntityFormat(String ending) {
        this.ending = ending;
    }

    /**
     * The format by the ending of a file's name, before {@code .gz} or {@code .bz2}.
     *
     * @throws InputException if no format has that ending
     */
    static EntityFormat of(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.(gz|bz2)$", "");
        for (EntityFormat format : values()) {
            if (name.endsWith(format.ending)) {
                return format;
            }
        }
        throw new InputException(file + ": its ending names no form of Wikidata's entities. Use .nt, .ttl or .json, with .gz or "
                + ".bz2 after it when it is compressed.");
    }
}
