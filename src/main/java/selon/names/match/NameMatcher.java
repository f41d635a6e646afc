package selon.names.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.names.index.NamedThing;
import selon.names.index.NormalizedName;

/**
 * Matches a query to the things of a source: it scores each candidate and decides whether the best one is a confident match.
 * No query influences another.
 */
public final class NameMatcher {

    /** The most candidates for one query. */
    public static final int MOST = 50;
    /** The least score of a confident match. */
    public static final double SURE = 87;

    private final EntitySource authority;

    /**
     * @param authority the source of the candidates
     */
    public NameMatcher(EntitySource authority) {
        this.authority = authority;
    }

    /** Returns the source of the things. */
    public EntitySource authority() {
        return authority;
    }

    private static final double BEST = 100;
    /** The least number of things that are scored for a query. */
    private static final int LOOKED_AT = 30;
    /** The least score of a candidate. */
    private static final double LEAST = 30;
    private static final double FORM_LACKING = 1;
    private static final double FORMS_DIFFER = 6;
    private static final double NOT_THE_LABEL = 0.5;
    private static final double OTHER_TYPE = 10;
    private static final double PROPERTIES_WEIGH = 0.25;
    private static final double DISAGREEING = 0.5;

    /** The least lead of a confident match over the next candidate: if it alone has this very name, and otherwise. */
    private static final double BEFORE_NEXT_IF_SAME = 1.5;
    private static final double BEFORE_NEXT = 6;

    private record Scored(NamedThing thing, double score, Map<String, Number> features, boolean disagrees) {
        boolean isSameName() {
            return features.getOrDefault(MatchFeature.NAME.id(), 0).doubleValue() == 1;
        }
    }

    /** The candidates for a query, the best first. */
    public List<Match> of(MatchQuery question) {
        Map<Node, Scored> all = new LinkedHashMap<>();
        Optional<Identifier> identifier = question.name().flatMap(Identifier::of);
        identifier.ifPresent(known -> authority.identified(known).forEach(thing ->
                all.put(thing.thing(), new Scored(thing, BEST, Map.of(MatchFeature.IDENTIFIER.id(), 1), false))));
        if (question.name().isPresent() && identifier.filter(known -> !known.mayBeName() && !all.isEmpty()).isEmpty()) {
            NormalizedName asked = NormalizedName.of(question.name().get());
            authority.like(question.name().get(), question.required(), Math.max(LOOKED_AT, question.limit()))
                    .forEach(thing -> all.putIfAbsent(thing.thing(), scored(question, thing, Optional.of(asked))));
        } else if (question.name().isEmpty()) {
            question.constraints().forEach(constraint -> constraint.values().forEach(value ->
                    authority.having(constraint.property(), value.id().orElse(value.text()))
                            .forEach(thing -> all.putIfAbsent(thing.thing(), scored(question, thing, Optional.empty())))));
        }
        List<Scored> best = all.values().stream().filter(one -> one.score >= LEAST && isOfTypes(question, one.thing))
                .sorted(Comparator.comparingDouble((Scored one) -> one.score).reversed()
                        .thenComparing(one -> one.thing.thing().getURI().length())
                        .thenComparing(one -> one.thing.thing().getURI())).toList();
        boolean clear = isClear(best);
        List<Match> matches = new ArrayList<>();
        best.stream().limit(question.limit()).forEach(one ->
                matches.add(new Match(one.thing, one.score, clear && matches.isEmpty(), one.features)));
        return matches;
    }

    /** Whether the first candidate is a confident match. */
    private static boolean isClear(List<Scored> best) {
        if (best.isEmpty() || best.get(0).score < SURE || best.get(0).disagrees) {
            return false;
        }
        boolean sameName = best.get(0).isSameName() && best.stream().skip(1).noneMatch(Scored::isSameName);
        return best.size() == 1 || best.get(0).score - best.get(1).score >= (sameName ? BEFORE_NEXT_IF_SAME : BEFORE_NEXT);
    }

    private static boolean isOfTypes(MatchQuery question, NamedThing thing) {
        return thing.types().isEmpty()
                || question.required().stream().allMatch(some -> some.stream().anyMatch(thing.types()::contains));
    }

    private Scored scored(MatchQuery question, NamedThing thing, Optional<NormalizedName> asked) {
        Map<String, Number> features = new LinkedHashMap<>();
        double score = asked.map(name -> byName(name, thing, features)).orElse(BEST);
        List<Double> agreements = new ArrayList<>();
        for (MatchQuery.Constraint constraint : score < LEAST ? List.<MatchQuery.Constraint>of() : question.constraints()) {
            Optional<Double> agreement = new PropertyAgreement(authority).of(thing.thing(), constraint);
            if (agreement.isPresent() || asked.isEmpty()) {
                features.put(MatchFeature.PROPERTY.id() + ":" + constraint.property(), agreement.orElse(0.0));
                agreements.add(agreement.orElse(0.0));
            }
        }
        if (!agreements.isEmpty()) {
            double together = agreements.stream().mapToDouble(one -> one).average().orElse(0);
            double weight = asked.isPresent() ? PROPERTIES_WEIGH : 1;
            score = score * (1 - weight) + BEST * together * weight;
        }
        if (!question.types().isEmpty() && !thing.types().isEmpty()) {
            boolean of = question.types().stream().anyMatch(thing.types()::contains);
            features.put(MatchFeature.TYPE.id(), of ? 1 : 0);
            score -= of ? 0 : OTHER_TYPE;
        }
        return new Scored(thing, Math.max(0, score), features, agreements.stream().anyMatch(one -> one < DISAGREEING));
    }

    /** The score of the best-fitting name of a thing; its features are put into {@code features}. */
    private static double byName(NormalizedName asked, NamedThing thing, Map<String, Number> features) {
        double best = -1;
        for (int i = 0; i < thing.names().size(); i++) {
            NamedThing.Name name = thing.names().get(i);
            NameSimilarity likeness = NameSimilarity.of(asked, thing.spellings().get(i));
            double score = BEST * likeness.name() - (name.label() ? 0 : NOT_THE_LABEL)
                    - (likeness.forms() == 0 ? FORMS_DIFFER : likeness.forms() < 1 ? FORM_LACKING : 0);
            if (score > best) {
                best = score;
                features.put(MatchFeature.NAME.id(), likeness.name());
                features.put(MatchFeature.LEGAL_FORM.id(), likeness.forms());
                features.put(MatchFeature.LABEL.id(), name.label() ? 1 : 0);
            }
        }
        return best;
    }
}
