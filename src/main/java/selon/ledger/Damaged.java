// A ledger that can't be read.
package selon.ledger;

/** Says that a change of a ledger is missing or not whole: its message is a sentence that names the file and the mend. */
public final class Damaged extends RuntimeException {

    private final String what;

    Damaged(String what) {
        super(what + ". Restore a backup into another folder: bin/selon restore BACKUP --db DIR");
        this.what = what;
    }

    /** The file and what is wrong with it, without the mend. */
    public String what() {
        return what;
    }
}
