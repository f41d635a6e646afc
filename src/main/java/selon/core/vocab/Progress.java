package selon.core.vocab;

/** Receives reports on the progress of long work. Implementations must be safe for calls from several threads. */
@FunctionalInterface
public interface Progress {

    /** Ignores all reports. */
    Progress NONE = (work, done, total) -> { };

    /**
     * Reports progress. Work calls this often, and from any thread. An exception that it throws ends the work.
     *
     * @param work the kind of work, in a word or two
     * @param done the units done so far
     * @param total the units in all, or 0 when unknown
     */
    void at(String work, long done, long total);
}
