package selon.core.vocab;

/**
 * The namespaces of all IRIs that Selon writes, and their prefixes. A prefix means the same in every file, query and
 * page.
 */
public final class Namespaces {

    /** Selon's classes, properties and fixed individuals. */
    public static final String SELON = "https://w3id.org/selon/ns#";
    /** The motives. */
    public static final String MOTIVE = "https://w3id.org/selon/motive/";
    /** The shapes. */
    public static final String SHAPE = "https://w3id.org/selon/shape/";
    /** The hedging words. */
    public static final String HEDGE = "https://w3id.org/selon/hedge/";
    /** Everything that the graph describes: organisations, deals, claims, documents. */
    public static final String ID = "https://w3id.org/selon/id/";

    private Namespaces() {}
}
