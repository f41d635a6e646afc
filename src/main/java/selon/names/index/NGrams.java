package selon.names.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Names cut into pieces of three letters, word by word, each with a sign at its ends: a slip of the pen spoils a few of
 * them, another order of the words none. Short names are cut into pieces of two as well.
 */
public final class NGrams {

    /** Names without legal forms and anything between their words; the initials of long ones. */
    static final String CORE = "core";
    /** Three letters of a word of a name, with its ends. */
    static final String GRAM = "gram";
    /** How pieces lie in an index: which are there, and how many there are. */
    static final FieldType FIELD = new FieldType();

    private static final int LENGTH = 3;
    private static final int SHORT = 8;
    private static final float SAME_NAME = 1000;

    static {
        FIELD.setIndexOptions(IndexOptions.DOCS);
        FIELD.setTokenized(false);
        FIELD.freeze();
    }

    private NGrams() {}

    /** The pieces of a name by each of its forms: without legal forms, in Latin letters, as initials. */
    static Map<String, Set<String>> of(NormalizedName spelling) {
        Map<String, Set<String>> all = new HashMap<>();
        add(all, spelling);
        spelling.latin().ifPresent(latin -> add(all, latin));
        if (!spelling.initials().isEmpty()) {
            all.putIfAbsent(spelling.initials(), Set.of());
        }
        return all;
    }

    private static void add(Map<String, Set<String>> all, NormalizedName spelling) {
        if (!spelling.joined().isEmpty()) {
            all.put(spelling.joined(), pieces(spelling));
        }
    }

    private static Set<String> pieces(NormalizedName spelling) {
        Set<String> pieces = new LinkedHashSet<>();
        spelling.words().forEach(word -> cut(" " + word + " ", LENGTH, pieces));
        if (spelling.joined().length() <= SHORT) {
            cut(" " + spelling.joined() + " ", LENGTH - 1, pieces);
        }
        return pieces;
    }

    private static void cut(String word, int length, Set<String> into) {
        for (int from = 0; from + length <= word.length(); from++) {
            into.add(word.substring(from, from + length));
        }
    }

    /** A query for things with a name like this one, the likest first; nothing where it has no word. */
    public static Optional<Query> like(String name) {
        Map<String, Set<String>> forms = of(NormalizedName.of(name));
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        Set<String> pieces = new HashSet<>();
        forms.forEach((core, its) -> {
            any.add(new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(CORE, core))), SAME_NAME), Occur.SHOULD);
            pieces.addAll(its);
        });
        pieces.forEach(piece -> any.add(new TermQuery(new Term(GRAM, piece)), Occur.SHOULD));
        return Optional.of(any.build());
    }
}
