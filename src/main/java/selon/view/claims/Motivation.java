package selon.view.claims;

import java.util.Comparator;
import java.util.List;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Properties;

/**
 * The proposition that a deal had a motive, with who says so and who denies it.
 *
 * @param node       the proposition
 * @param motives    the motive
 * @param deals      the deal
 * @param standing   how it stands
 * @param voices     who says what of it
 * @param carriers   who carries the motive, where that is not who has it
 * @param reactionTo what it is a reaction to
 */
public record Motivation(LabelledThing node, List<LabelledThing> motives, List<LabelledThing> deals, Standing standing, List<Voice> voices,
                         List<LabelledThing> carriers, List<LabelledThing> reactionTo) {

    /** The contested first, then those on which most voices speak. */
    public static final Comparator<Motivation> CONTESTED_FIRST = Comparator
            .comparing((Motivation motivation) -> !motivation.standing().contested())
            .thenComparing(motivation -> -motivation.voices().size())
            .thenComparing(motivation -> motivation.node().words());

    /** The motivation of an IRI. */
    public static Motivation of(ClaimReader claims, Node node) {
        GraphReader said = claims.said();
        return new Motivation(said.named(node), said.named(node, Properties.MOTIVE), said.named(node, Properties.DEAL),
                Standing.of(said, node), new Voices(claims).on(node), said.named(node, Properties.PROMOTED_BY),
                said.named(node, Properties.REACTION_TO));
    }

    /** The voices of a stance; passing on is left open as asking is. */
    public List<Voice> voices(Stance stance) {
        return voices.stream().filter(voice -> voice.stance() == stance
                || stance == Stance.ASKS && voice.stance() == Stance.PASSES_ON).toList();
    }
}
