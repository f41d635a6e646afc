package selon.core.store;

import selon.core.tdb.Patch;

/** Follows a database. */
@FunctionalInterface
public interface ChangeListener {

    /**
     * A change was made. Called before whoever made it is told so, while nobody else writes: to be brief. What it throws
     * is logged, and does not undo the change.
     *
     * @param number the change's number
     * @param patch  what came and went
     */
    void changed(long number, Patch patch);
}
