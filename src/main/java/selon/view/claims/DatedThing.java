package selon.view.claims;

/**
 * A thing with one of its dates, for a list of recent things.
 *
 * @param node the thing
 * @param day  the date as written in the graph: a day, a month or a year
 */
public record DatedThing(LabelledThing node, String day) {}
