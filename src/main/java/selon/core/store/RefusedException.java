package selon.core.store;

import selon.core.rdf.SourceFileSet;

/** Says that a change was refused and nothing was changed. */
public final class RefusedException extends RuntimeException {

    private final transient Gate.Verdict verdict;
    private final transient SourceFileSet files;

    /**
     * A refusal.
     *
     * @param verdict what the rules say
     * @param files   the files that were refused
     */
    public RefusedException(Gate.Verdict verdict, SourceFileSet files) {
        super("Refused: nothing was changed.");
        this.verdict = verdict;
        this.files = files;
    }

    /** What the rules say. */
    public Gate.Verdict verdict() {
        return verdict;
    }

    /** The files that were refused. */
    public SourceFileSet files() {
        return files;
    }
}
