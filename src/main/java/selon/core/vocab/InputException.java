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

/**
 * Reports input that Selon can't read. The message is a sentence for the person who gave the input: it names the place
 * (file, line and column where known) and says how to correct it.
 */
public final class InputException extends RuntimeException {

    /** Creates the exception with a complete sentence as its message. */
    public InputException(String sentence) {
        super(sentence);
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
            throw new InputException(place + ": is not UTF-8. Save it as UTF-8; if it is Latin-1, "
                    + "iconv -f latin1 -t utf-8 does it.");
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
