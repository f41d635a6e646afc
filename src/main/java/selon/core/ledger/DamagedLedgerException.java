package selon.core.ledger;

/** Reports that a change of the ledger is missing or incomplete. The message names the file and how to recover. */
public final class DamagedLedgerException extends RuntimeException {

    private final String what;

    DamagedLedgerException(String what) {
        super(what + ". Restore a backup into another folder: bin/selon restore BACKUP --db DIR");
        this.what = what;
    }

    /** Returns the file and the damage, without the advice. */
    public String what() {
        return what;
    }
}
