package selon.core.store;

import selon.core.rdf.SourceFileSet;

/** Reports that the rules refused files, and that nothing was changed. */
public final class RefusedException extends RuntimeException {

    private final transient Gate.Verdict verdict;
    private final transient SourceFileSet files;

    /**
     * Creates the exception.
     *
     * @param verdict the findings
     * @param files the refused files
     */
    public RefusedException(Gate.Verdict verdict, SourceFileSet files) {
        super("Refused: nothing was changed.");
        this.verdict = verdict;
        this.files = files;
    }

    /** Returns the findings. */
    public Gate.Verdict verdict() {
        return verdict;
    }

    /** Returns the refused files. */
    public SourceFileSet files() {
        return files;
    }
}
