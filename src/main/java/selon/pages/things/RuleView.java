package selon.pages.things;

import java.util.Optional;

import selon.core.vocab.Installation;
import selon.view.terms.RuleDescription;

/**
 * A rule with a file that it accepts and one that it refuses.
 *
 * @param ruling  the rule
 * @param accepts Turtle that it accepts
 * @param refuses Turtle that it refuses, or warns of
 */
public record RuleView(RuleDescription ruling, Optional<String> accepts, Optional<String> refuses) {

    /** A rule with the examples that are shipped. */
    static RuleView of(RuleDescription ruling) {
        Installation home = Installation.find();
        return new RuleView(ruling, home.example(ruling.slug(), "accept"), home.example(ruling.slug(), "reject"));
    }
}
