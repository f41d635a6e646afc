package selon.names.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

import selon.core.vocab.Kind;

/**
 * A reader's search for a name. The text is cut into words and never parsed, so no character in it is an operator.
 *
 * @param joined the words, joined without separators
 * @param words  the distinct words
 */
public record NameSearch(String joined, List<String> words) {

    /** The number of characters that are used of a longer text. */
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 16;
    private static final int SHORTEST_WITH_TYPO = 4;
    private static final int MOST_TYPOS = 50;

    /** The scores of a fit. Between most steps lies more than the weight of any kind, so that a better fit comes first. */
    private static final int WHOLE = 200;
    private static final int BEGINNING = 120;
    private static final int ALL_WORDS = 105;
    private static final int ALL_BEGUN = 100;
    private static final int ALL_WITH_TYPOS = 60;
    private static final int SOME = 25;

    /** Cuts a text into a search, which is empty if the text has no word. */
    public static NameSearch of(String text) {
        String looked = TextAnalysis.clipped(text, LONGEST);
        return new NameSearch(TextAnalysis.joined(looked), TextAnalysis.asked(looked).stream().distinct().limit(MOST_WORDS).toList());
    }

    /** Whether there is no word to search for. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** The query for things of one of these types, or of any type; with {@code only}, for that thing alone. */
    Query query(Optional<Set<Node>> types, Optional<Node> only) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(new DisjunctionMaxQuery(List.of(
                scored(WHOLE, new TermQuery(new Term(NamedThing.JOINED, joined))),
                scored(BEGINNING, new PrefixQuery(new Term(NamedThing.JOINED, joined))),
                scored(ALL_WORDS, allWords(NameSearch::wholeWord)),
                scored(ALL_BEGUN, allWords(NameSearch::beginning)),
                scored(ALL_WITH_TYPOS, allWords(NameSearch::withTypo)),
                halfOfWords()), 0), Occur.MUST);
        for (Kind kind : Kind.ranked()) {
            all.add(scored(kind.weight(), new TermQuery(new Term(NamedThing.KIND, kind.type().getURI()))), Occur.SHOULD);
        }
        types.ifPresent(these -> all.add(oneOf(these), Occur.FILTER));
        only.ifPresent(thing -> all.add(new TermQuery(new Term(NamedThing.THING, thing.getURI())), Occur.FILTER));
        return all.build();
    }

    private static Query oneOf(Set<Node> types) {
        return new TermInSetQuery(NamedThing.TYPE, types.stream().map(type -> new BytesRef(type.getURI())).toList());
    }

    /** Narrows a query to things that have one class of each set. */
    static Query of(Query query, List<Set<Node>> types) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        types.forEach(some -> all.add(oneOf(some), Occur.FILTER));
        return all.build();
    }

    /** A query for the things with an IRI or other identifier. */
    static Query identified(String identifier) {
        return new BooleanQuery.Builder().add(new TermQuery(new Term(NamedThing.THING, identifier)), Occur.SHOULD)
                .add(new TermQuery(new Term(NamedThing.SAME, identifier)), Occur.SHOULD).build();
    }

    private static Query scored(float score, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private Query allWords(Function<String, Query> form) {
        BooleanQuery.Builder every = new BooleanQuery.Builder();
        words.forEach(word -> every.add(form.apply(word), Occur.FILTER));
        return every.build();
    }

    /** A query for at least half of the words; more words score higher. */
    private Query halfOfWords() {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        words.forEach(word -> some.add(scored((float) SOME / words.size(), withTypo(word)), Occur.SHOULD));
        return some.setMinimumNumberShouldMatch((words.size() + 1) / 2).build();
    }

    private static Query wholeWord(String word) {
        return new TermQuery(new Term(NamedThing.WORDS, word));
    }

    private static Query beginning(String word) {
        return new PrefixQuery(new Term(NamedThing.WORDS, word));
    }

    private static Query withTypo(String word) {
        return word.codePointCount(0, word.length()) < SHORTEST_WITH_TYPO ? wholeWord(word)
                : new FuzzyQuery(new Term(NamedThing.WORDS, word), 1, 1, MOST_TYPOS, true);
    }

    /**
     * The name by which a search found a thing.
     *
     * @param named the thing
     * @param label its label in the reader's language, which is preferred unless it lacks a word that another name has
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

    /** Whether a name has at least half of the words; the beginning of a word counts, and so does a word with one typo. */
    boolean fits(String name) {
        List<String> written = TextAnalysis.written(name);
        return fit(name) >= BEGINNING || 2 * words.stream().filter(word -> written.stream().anyMatch(one ->
                one.startsWith(word) || matchesWithTypo(word, one))).count() >= words.size();
    }

    /** Whether a word matches with one typo, as the query of {@link #withTypo} decides. */
    private static boolean matchesWithTypo(String word, String written) {
        int length = word.codePointCount(0, word.length());
        return length >= SHORTEST_WITH_TYPO && Math.abs(length - written.codePointCount(0, written.length())) <= 1
                && new CharacterRunAutomaton(new LevenshteinAutomata(word, true)
                        .toAutomaton(1, word.substring(0, word.offsetByCodePoints(0, 1)))).run(written);
    }

    /** The score of a name, to compare it with other names. */
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
