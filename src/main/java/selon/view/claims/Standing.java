package selon.view.claims;

import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Individuals;
import selon.core.vocab.Terms.Properties;

/**
 * The standing of a thing: the result of weighing its claims against each other. The derivation stores it in the graph.
 *
 * @param value    contested, denied, hedged, uncontested or questioned; empty if the graph has no claim about the thing
 * @param voices   the number of independent voices that take a side
 * @param probably that number when probable links between claims count as well
 */
public record Standing(Optional<LabelledThing> value, long voices, long probably) {

    /** Reads the standing of a thing. */
    public static Standing of(GraphReader said, Node thing) {
        return new Standing(said.value(thing, Properties.STANDING).map(said::named),
                count(said, thing, Properties.INDEPENDENT_VOICES), count(said, thing, Properties.PROBABLY_INDEPENDENT_VOICES));
    }

    private static long count(GraphReader said, Node thing, Node property) {
        return said.value(thing, property).map(node -> ((Number) node.getLiteralValue()).longValue()).orElse(0L);
    }

    /** Whether voices contradict each other about the thing. */
    public boolean contested() {
        return value.filter(named -> named.node().equals(Individuals.CONTESTED)).isPresent();
    }

    /** The class name in the style sheet. */
    public String style() {
        return value.map(named -> named.node().getLocalName().toLowerCase(java.util.Locale.ROOT)).orElse("unclaimed");
    }
}
