package selon.core.tdb;

/** Reports that a change was not made because the disk is full. Nothing was changed. */
public final class DiskFullException extends RuntimeException {

    /**
     * Creates the exception.
     *
     * @param cause what the disk reported, or null when a check found too little room
     */
    public DiskFullException(Throwable cause) {
        super("There is no room on the disk that holds the database; nothing was changed. Reading goes on; make room and "
                + "send the change again.", cause);
    }
}
