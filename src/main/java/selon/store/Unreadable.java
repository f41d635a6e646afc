// Input that can't be taken as it is.
package selon.store;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says that something given to Selon can't be read: its message is a sentence for the person who gave it,
 * says where (file, line and column where known) and how to mend it.
 */
public final class Unreadable extends RuntimeException {

    public Unreadable(String sentence) {
        super(sentence);
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
