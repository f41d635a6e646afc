package selon.intake.wikidata;

import java.nio.file.Path;

import selon.core.vocab.InputException;

/** The forms of Wikidata's dumps and entity documents. */
enum EntityFormat {

    /** A triple a line. */
    N_TRIPLES(".nt"),
    /** Turtle, as Wikibase writes it: a blank line between subjects. */
    TURTLE(".ttl"),
    /** An entity a line, in one array; or a document of one entity. */
    JSON(".json");

    private final String ending;

    EntityFormat(String ending) {
        this.ending = ending;
    }

    /** The format that a file's name tells, compressed or not. */
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
