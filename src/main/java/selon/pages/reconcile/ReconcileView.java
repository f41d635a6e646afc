package selon.pages.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import selon.names.index.NamedThing;
import selon.names.match.MatchFeature;
import selon.names.match.MatchQuery;

/**
 * The page of a reconciliation service.
 *
 * @param service  the service
 * @param other    the one beside it
 * @param address  where a client finds it
 * @param name     a name that the reader tries; empty where none is tried
 * @param found    the candidates for it
 * @param features what scores come from
 */
public record ReconcileView(ReconcileService service, ReconcileService other, String address, String name, List<Candidate> found,
                            List<MatchFeature> features) {

    private static final int TRIED = 5;
    private static final int OTHER_NAMES = 6;

    /**
     * A candidate.
     *
     * @param url     where it is shown
     * @param id      its identifier
     * @param text    what it is called
     * @param about   what tells it from others
     * @param score   from 0 to 100
     * @param match   whether it is meant without doubt
     * @param because the features and their values, in words
     */
    public record Candidate(String url, String id, String text, String about, long score, boolean match, String because) {}

    /**
     * A thing in a small frame.
     *
     * @param name   what it is called
     * @param type   what it is
     * @param about  what tells it from others
     * @param others other names
     * @param id     its identifier
     * @param url    where it is shown, with this server's address where it is here
     */
    public record Preview(NamedThing.Name name, String type, String about, List<NamedThing.Name> others, String id, String url) {}

    /** The page of a service. */
    static ReconcileView page(ReconcileService service, ReconcileService other, String server, String name, String language) {
        List<Candidate> found = name.isEmpty() ? List.of() : service.matching().of(new MatchQuery(Optional.of(name), Set.of(),
                MatchQuery.Strictness.ANY, List.of(), TRIED, language)).stream()
                .map(match -> new Candidate(service.page(match.thing()), service.authority().id(match.thing().thing()),
                        match.thing().label(language).text(), service.description(match.thing(), language),
                        Math.round(match.score()), match.match(), because(match.features()))).toList();
        return new ReconcileView(service, other, server + service.path(), name, found, List.of(MatchFeature.values()));
    }

    private static String because(Map<String, Number> features) {
        return features.entrySet().stream().map(one -> one.getKey() + " " + Math.round(one.getValue().doubleValue() * 100) / 100.0)
                .map(words -> words.replaceFirst("\\.0$", "")).collect(Collectors.joining(", "));
    }

    /** A thing in a small frame. */
    static Preview preview(ReconcileService service, NamedThing thing, String language) {
        NamedThing.Name label = thing.label(language);
        return new Preview(label, service.types(thing, language).get(0).name(),
                service.authority().description(thing.thing(), language).orElse(""),
                thing.names().stream().filter(name -> !name.text().equals(label.text())).limit(OTHER_NAMES).toList(),
                service.authority().id(thing.thing()), service.page(thing));
    }
}
