package selon.view.claims;

import java.util.Comparator;
import java.util.List;

import org.apache.jena.graph.Node;

import selon.core.vocab.Terms.Properties;

/**
 * A motivation: the statement that a deal has a motive, with the voices that affirm or deny it.
 *
 * @param node       the motivation
 * @param motives    the motives that it names
 * @param deals      the deals that it explains
 * @param standing   its standing
 * @param voices     the voices on it
 * @param carriers   the people or organisations that promote the motive ({@code selon:promotedBy})
 * @param reactionTo the events to which the deal reacts
 */
public record Motivation(LabelledThing node, List<LabelledThing> motives, List<LabelledThing> deals, Standing standing, List<Voice> voices,
                         List<LabelledThing> carriers, List<LabelledThing> reactionTo) {

    /** Sorts contested motivations first, then by the number of voices, the most first. */
    public static final Comparator<Motivation> CONTESTED_FIRST = Comparator
            .comparing((Motivation motivation) -> !motivation.standing().contested())
            .thenComparing(motivation -> -motivation.voices().size())
            .thenComparing(motivation -> motivation.node().words());

    /** Reads the motivation of an IRI. */
    public static Motivation of(ClaimReader claims, Node node) {
        GraphReader said = claims.said();
        return new Motivation(said.named(node), said.named(node, Properties.MOTIVE), said.named(node, Properties.DEAL),
                Standing.of(said, node), new Voices(claims).on(node), said.named(node, Properties.PROMOTED_BY),
                said.named(node, Properties.REACTION_TO));
    }

    /** The voices with a stance; {@link Stance#ASKS} includes those that only pass the statement on. */
    public List<Voice> voices(Stance stance) {
        return voices.stream().filter(voice -> voice.stance() == stance
                || stance == Stance.ASKS && voice.stance() == Stance.PASSES_ON).toList();
    }
}
