package selon.http.base;

import java.util.List;

import org.apache.jena.graph.Node;

import selon.core.vocab.Namespaces;

/** Turns Selon's IRIs into paths on this server, wherever it runs. */
public final class ThingAddress {

    /** What all our IRIs begin with. */
    public static final String OURS = "https://w3id.org/selon";

    private static final String TERMS = Namespaces.SELON.substring(0, Namespaces.SELON.length() - 1);
    private static final List<String> FOLDERS = List.of(Namespaces.ID, Namespaces.MOTIVE, Namespaces.SHAPE, Namespaces.HEDGE);

    private ThingAddress() {}

    /** A link to a thing: a path on this server for what is ours, the IRI of another web thing, else nothing. */
    public static String of(Node thing) {
        if (!thing.isURI()) {
            return "";
        }
        String iri = thing.getURI();
        return isOurs(iri) ? iri.substring(OURS.length()) : iri.matches("https?://.*") ? iri : "";
    }

    /** Whether a thing is described on this server. */
    public static boolean isHere(Node thing) {
        return thing.isURI() && isOurs(thing.getURI());
    }

    private static boolean isOurs(String iri) {
        return FOLDERS.stream().anyMatch(iri::startsWith) || iri.equals(TERMS) || iri.startsWith(Namespaces.SELON);
    }
}
