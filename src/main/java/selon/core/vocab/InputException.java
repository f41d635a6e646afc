package selon.core.vocab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reports input that Selon can't read. The message is a sentence for the person who gave the input: it names the place
 * (file, line and column where known) and says how to correct it.
 */
public final class InputException extends ProblemException {

    /** A complaint that only a terminal shows, in English. */
    public InputException(String sentence) {
        super(ProblemType.UNREADABLE, Segment.foreign(sentence));
    }

    /** A complaint about what stands somewhere in a text. */
    public InputException(Optional<Spot> spot, ProblemType type, Object... arguments) {
        super(null, spot, type, arguments);
    }

    /**
     * Reads a file's whole text.
     *
     * @throws InputException when the file can't be read or is not UTF-8
     */
    public static String text(Path file) {
        try {
            return text(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException(file + ": can't be read: " + reason(e) + ".");
        }
    }

    /**
     * Decodes bytes as UTF-8.
     *
     * @param place where the bytes come from; the message begins with it
     * @throws InputException when they are not UTF-8
     */
    public static String text(String place, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(Optional.of(new Spot(place, 0, 0)), ProblemType.NOT_UTF_8);
        }
    }

    /** Describes a failure to read a file in words, without the exception's class name where the cause is known. */
    public static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is nothing of that name";
        }
        if (e instanceof AccessDeniedException) {
            return "reading it is not permitted";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
