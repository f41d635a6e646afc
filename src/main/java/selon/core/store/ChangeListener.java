package selon.core.store;

import selon.core.tdb.Patch;

/** Is called after each change of a database. */
@FunctionalInterface
public interface ChangeListener {

    /**
     * Handles a change. The Gate calls this in the writer's thread, after the commit and before it answers the author.
     * Other writers wait meanwhile, so the method must be brief. An exception is logged and does not undo the change.
     *
     * @param number the change's number
     * @param patch the quads removed and added
     */
    void changed(long number, Patch patch);
}
