package selon.intake.wikidata;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;

import selon.core.vocab.InputException;

/**
 * Parses the text of an entity, or a part of it.
 */
final class EntityParser {

    private final EntityFormat format;
    private final byte[] prefixes;

    /**
     * @param format   the format
     * @param prefixes the prefix declarations from the head of the file
     */
    EntityParser(EntityFormat format, byte[] prefixes) {
        this.format = format;
        this.prefixes = prefixes;
    }

    /** Returns the format. */
    EntityFormat format() {
        return format;
    }

    /** The reason why a text can't be parsed, a sentence. */
    String complaint(RiotException e) {
        return "It is not " + lang().getName() + ": " + InputException.reason(e) + ".";
    }

    private Lang lang() {
        return format == EntityFormat.TURTLE ? Lang.TURTLE : Lang.NTRIPLES;
    }

    /** Parses a text into a graph; throws {@link RiotException} if it is malformed. */
    void parse(byte[] text, Graph facts) {
        RDFParser.source(new SequenceInputStream(new ByteArrayInputStream(prefixes), new ByteArrayInputStream(text)))
                .lang(lang()).checking(false).errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging).parse(facts);
    }
}
