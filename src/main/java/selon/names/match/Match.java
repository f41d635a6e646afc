package selon.names.match;

import java.util.Map;

import selon.names.index.NamedThing;

/**
 * A thing that may be meant.
 *
 * @param thing    the thing
 * @param score    from 0 to 100
 * @param match    whether it is meant, without doubt: then it is the only one of its question
 * @param features what the score comes from, by {@link MatchFeature#id()} or by the property's identifier after a colon
 */
public record Match(NamedThing thing, double score, boolean match, Map<String, Number> features) {}
