package selon.core.ledger;

/** Says that a change of a ledger is missing or not whole: its message is a sentence that names the file and the mend. */
public final class DamagedLedgerException extends RuntimeException {

    private final String what;

    DamagedLedgerException(String what) {
        super(what + ". Restore a backup into another folder: bin/selon restore BACKUP --db DIR");
        this.what = what;
    }

    /** The file and what is wrong with it, without the mend. */
    public String what() {
        return what;
    }
}
