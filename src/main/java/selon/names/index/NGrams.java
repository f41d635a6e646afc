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
 * Cuts names into n-grams to find similar names. Each word gives its pieces of three letters, with a space for each end of the
 * word; a short name gives pieces of two letters as well. A typo changes few pieces, and another order of the words none.
 */
public final class NGrams {

    /** The field of whole names, without legal forms and separators, and of the initials of long names. */
    static final String CORE = "core";
    /** The field of the pieces. */
    static final String GRAM = "gram";
    /** The type of the field of pieces: it records which pieces a document has, and no positions. */
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

    /** The pieces of each form of a name: without legal forms, in Latin letters, and as initials. */
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

    /** A query for things with a similar name, the most similar first; empty for a name without a word. */
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
