package selon.core.vocab;

/** Is told what is being done, and how much of it is. */
@FunctionalInterface
public interface Progress {

    /** Nobody watches. */
    Progress NONE = (work, done, total) -> { };

    /**
     * May be called often, from any thread.
     *
     * @param work  what is being done, in a word or two
     * @param done  how much is done
     * @param total how much there is, or 0 where nobody knows
     */
    void at(String work, long done, long total);
}
