package selon.names.match;

import java.util.Map;

import selon.names.index.NamedThing;

/**
 * A candidate for a query.
 *
 * @param thing    the thing
 * @param score    its score, from 0 to 100
 * @param match    whether it is a confident match; at most one candidate of a query is
 * @param features the values behind the score, by {@link MatchFeature#id()}; for a property, a colon and its identifier follow
 */
public record Match(NamedThing thing, double score, boolean match, Map<String, Number> features) {}
