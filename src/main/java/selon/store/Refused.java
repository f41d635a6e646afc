// A change that the rules don't accept.
package selon.store;

/** Says that a change was refused and nothing was changed. */
public final class Refused extends RuntimeException {

    private final transient Gate.Verdict verdict;
    private final transient Bundle files;

    /**
     * A refusal.
     *
     * @param verdict what the rules say
     * @param files   the files that were refused
     */
    public Refused(Gate.Verdict verdict, Bundle files) {
        super("Refused: nothing was changed.");
        this.verdict = verdict;
        this.files = files;
    }

    /** What the rules say. */
    public Gate.Verdict verdict() {
        return verdict;
    }

    /** The files that were refused. */
    public Bundle files() {
        return files;
    }
}
