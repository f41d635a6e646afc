// What the page of a rule shows beside the rule.
package selon.http;

import java.util.Optional;

import selon.describe.Ruling;
import selon.store.Home;

/**
 * A rule with a file that it accepts and one that it refuses.
 *
 * @param ruling  the rule
 * @param accepts Turtle that it accepts
 * @param refuses Turtle that it refuses, or warns of
 */
public record RuleView(Ruling ruling, Optional<String> accepts, Optional<String> refuses) {

    /** A rule with the examples that are shipped. */
    static RuleView of(Ruling ruling) {
        Home home = Home.find();
        return new RuleView(ruling, home.example(ruling.slug(), "accept"), home.example(ruling.slug(), "reject"));
    }
}
