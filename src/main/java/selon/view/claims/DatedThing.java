package selon.view.claims;

/**
 * A thing and a day that stands beside it.
 *
 * @param node the thing
 * @param day  the day, month or year, as it is written
 */
public record DatedThing(LabelledThing node, String day) {}
