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
 * Says that something given to Selon can't be read: its message is a sentence for the person who gave it,
 * says where (file, line and column where known) and how to mend it.
 */
public final class InputException extends RuntimeException {

    public InputException(String sentence) {
        super(sentence);
    }

    /**
     * A file's whole text.
     *
     * @throws InputException when it can't be read, or is not UTF-8
     */
    public static String text(Path file) {
        try {
            return text(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InputException(file + ": can't be read: " + reason(e) + ".");
        }
    }

    /**
     * The text that bytes are.
     *
     * @param place where they are from, for the complaint
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

    /** What went wrong with a file, in words instead of an exception's name. */
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
