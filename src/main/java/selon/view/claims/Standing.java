package selon.view.claims;

import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Individuals;
import selon.core.vocab.Terms.Properties;

/**
 * How a thing stands when its claims are laid side by side.
 *
 * @param value    contested, denied, hedged, uncontested or questioned; nothing where nobody claims it
 * @param voices   how many independent voices take a side
 * @param probably how many are left when likely hops are followed too
 */
public record Standing(Optional<LabelledThing> value, long voices, long probably) {

    /** The standing of a thing. */
    public static Standing of(GraphReader said, Node thing) {
        return new Standing(said.value(thing, Properties.STANDING).map(said::named),
                count(said, thing, Properties.INDEPENDENT_VOICES), count(said, thing, Properties.PROBABLY_INDEPENDENT_VOICES));
    }

    private static long count(GraphReader said, Node thing, Node property) {
        return said.value(thing, property).map(node -> ((Number) node.getLiteralValue()).longValue()).orElse(0L);
    }

    /** Whether some affirm it and others deny it. */
    public boolean contested() {
        return value.filter(named -> named.node().equals(Individuals.CONTESTED)).isPresent();
    }

    /** Its name in a style sheet. */
    public String style() {
        return value.map(named -> named.node().getLocalName().toLowerCase(java.util.Locale.ROOT)).orElse("unclaimed");
    }
}
