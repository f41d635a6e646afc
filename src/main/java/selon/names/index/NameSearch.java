package selon.names.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/**
 * A text to find things by. It is cut into words and never parsed, so no sign in it means anything.
 *
 * @param joined the text without anything between its words
 * @param words  its words
 */
public record NameSearch(String joined, List<String> words) {

    /** Of longer texts, this much is looked at; in characters. */
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 16;
    private static final int SHORTEST_WITH_TYPO = 4;
    private static final int MOST_TYPOS = 50;

    /** How well a name fits: each step is more than the weight of any kind, but for the two below the whole name. */
    private static final int WHOLE = 200;
    private static final int BEGINNING = 120;
    private static final int ALL_WORDS = 105;
    private static final int ALL_BEGUN = 100;
    private static final int ALL_WITH_TYPOS = 60;
    private static final int SOME = 25;

    /** The wish behind a text; with no word where there is none in it. */
    public static NameSearch of(String text) {
        String looked = TextAnalysis.clipped(text, LONGEST);
        return new NameSearch(TextAnalysis.joined(looked), TextAnalysis.asked(looked).stream().distinct().limit(MOST_WORDS).toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** The query for things of any of these types, or of all; or for one thing only. */
    Query query(Optional<Set<Node>> types, Optional<Node> only) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(new DisjunctionMaxQuery(List.of(
                worth(WHOLE, new TermQuery(new Term(NamedThing.JOINED, joined))),
                worth(BEGINNING, new PrefixQuery(new Term(NamedThing.JOINED, joined))),
                worth(ALL_WORDS, every(NameSearch::whole)),
                worth(ALL_BEGUN, every(NameSearch::begun)),
                worth(ALL_WITH_TYPOS, every(NameSearch::meant)),
                some()), 0), Occur.MUST);
        for (Node kind : KindIndex.all()) {
            all.add(worth(KindIndex.weight(kind), new TermQuery(new Term(NamedThing.KIND, kind.getURI()))), Occur.SHOULD);
        }
        types.ifPresent(these -> all.add(oneOf(these), Occur.FILTER));
        only.ifPresent(thing -> all.add(new TermQuery(new Term(NamedThing.THING, thing.getURI())), Occur.FILTER));
        return all.build();
    }

    private static Query oneOf(Set<Node> types) {
        return new TermInSetQuery(NamedThing.TYPE, types.stream().map(type -> new BytesRef(type.getURI())).toList());
    }

    /** What a query finds, if it is of one of each set of classes. */
    static Query of(Query query, List<Set<Node>> types) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        types.forEach(some -> all.add(oneOf(some), Occur.FILTER));
        return all.build();
    }

    /** The things that an IRI or another identifier names. */
    static Query identified(String identifier) {
        return new BooleanQuery.Builder().add(new TermQuery(new Term(NamedThing.THING, identifier)), Occur.SHOULD)
                .add(new TermQuery(new Term(NamedThing.SAME, identifier)), Occur.SHOULD).build();
    }

    private static Query worth(float score, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    /** One word as a query. */
    private interface Form {
        Query of(String word);
    }

    private Query every(Form form) {
        BooleanQuery.Builder every = new BooleanQuery.Builder();
        words.forEach(word -> every.add(form.of(word), Occur.FILTER));
        return every.build();
    }

    /** At least half of the words, and the more the better. */
    private Query some() {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        words.forEach(word -> some.add(worth((float) SOME / words.size(), meant(word)), Occur.SHOULD));
        return some.setMinimumNumberShouldMatch((words.size() + 1) / 2).build();
    }

    private static Query whole(String word) {
        return new TermQuery(new Term(NamedThing.WORDS, word));
    }

    private static Query begun(String word) {
        return new PrefixQuery(new Term(NamedThing.WORDS, word));
    }

    private static Query meant(String word) {
        return word.codePointCount(0, word.length()) < SHORTEST_WITH_TYPO ? whole(word)
                : new FuzzyQuery(new Term(NamedThing.WORDS, word), 1, 1, MOST_TYPOS, true);
    }

    /**
     * The name by which a thing was found.
     *
     * @param label what it is called in the reader's language; kept unless it lacks a word that another has
     */
    NamedThing.Name best(NamedThing named, NamedThing.Name label) {
        if (fit(label.text()) >= ALL_BEGUN) {
            return label;
        }
        return named.names().stream().max(Comparator.<NamedThing.Name>comparingInt(name -> fit(name.text()))
                .thenComparing(name -> name.equals(label))
                .thenComparing(name -> name.language().equals(label.language()))
                .thenComparing(Comparator.comparingInt(named.names()::indexOf).reversed())).orElse(label);
    }

    /** Whether a name has at least half of the words, be they only begun, or with a typo. */
    boolean fits(String name) {
        List<String> written = TextAnalysis.written(name);
        return fit(name) >= BEGINNING || 2 * words.stream().filter(word -> written.stream().anyMatch(one ->
                one.startsWith(word) || isMeant(word, one))).count() >= words.size();
    }

    /** As {@link #meant} finds it. */
    private static boolean isMeant(String word, String written) {
        int length = word.codePointCount(0, word.length());
        return length >= SHORTEST_WITH_TYPO && Math.abs(length - written.codePointCount(0, written.length())) <= 1
                && new CharacterRunAutomaton(new LevenshteinAutomata(word, true)
                        .toAutomaton(1, word.substring(0, word.offsetByCodePoints(0, 1)))).run(written);
    }

    /** How well a name fits, to compare it with others. */
    int fit(String name) {
        String whole = TextAnalysis.joined(name);
        if (whole.equals(joined)) {
            return WHOLE;
        }
        if (whole.startsWith(joined)) {
            return BEGINNING;
        }
        List<String> written = TextAnalysis.written(name);
        long begun = words.stream().filter(word -> written.stream().anyMatch(one -> one.startsWith(word))).count();
        return (int) (begun == words.size() ? ALL_BEGUN : begun * SOME / words.size());
    }
}
