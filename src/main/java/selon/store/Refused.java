// A change that the rules don't accept.
package selon.store;

/** Says that a change was refused and nothing was changed. */
public final class Refused extends RuntimeException {

    private final transient Gate.Verdict verdict;

    public Refused(Gate.Verdict verdict) {
        super("Refused: nothing was changed.");
        this.verdict = verdict;
    }

    /** What the rules say. */
    public Gate.Verdict verdict() {
        return verdict;
    }
}
