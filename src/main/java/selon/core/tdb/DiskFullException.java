package selon.core.tdb;

/** Says that a change was not made because the disk has no room for it; nothing was changed. */
public final class DiskFullException extends RuntimeException {

    public DiskFullException(Throwable cause) {
        super("There is no room on the disk that holds the database; nothing was changed. Reading goes on; make room and "
                + "send the change again.", cause);
    }
}
