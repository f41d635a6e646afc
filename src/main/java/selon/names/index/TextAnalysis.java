package selon.names.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words without case, accents, widths and spellings of Arabic letters, cut by the rules of Unicode (UAX 29). Chinese and
 * Japanese have no spaces: there, each pair of signs is a word. In an index, two words that follow each other are also
 * one, so that "csky" finds "C-Sky".
 */
public final class TextAnalysis {

    /** Of longer names, this much is looked at; in characters. */
    static final int LONGEST_NAME = 500;

    /** What stands in an index. */
    static final Analyzer WRITTEN = analyzer(TextAnalysis::pairs);
    /** What is asked for. */
    private static final Analyzer ASKED = analyzer(tokens ->
            new CJKBigramFilter(tokens, CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA));
    private static final Analyzer PLAIN = analyzer(tokens -> tokens);

    private TextAnalysis() {}

    /** What is done to the folded words. */
    private interface Last {
        TokenStream of(TokenStream folded);
    }

    private static Analyzer analyzer(Last last) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenFilter folded = new ArabicNormalizationFilter(new DecimalDigitFilter(
                        new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(words)))));
                return new TokenStreamComponents(words, last.of(folded));
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return 2; // No word is made of two names.
            }
        };
    }

    private static TokenStream pairs(TokenStream folded) {
        ShingleFilter pairs = new ShingleFilter(folded, 2, 2);
        pairs.setTokenSeparator("");
        return pairs;
    }

    /** The words of a text that somebody asks for. */
    static List<String> asked(String text) {
        return words(ASKED, text);
    }

    /** The words of a name, as an index has them. */
    static List<String> written(String name) {
        return words(WRITTEN, name);
    }

    /** The words of a name, as they stand. */
    static List<String> plain(String name) {
        return words(PLAIN, name);
    }

    /** A name without anything between its words: names that are the same to people are the same. */
    public static String joined(String name) {
        return String.join("", plain(name));
    }

    private static List<String> words(Analyzer analyzer, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", clipped(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text's beginning, of whole characters. */
    static String clipped(String text) {
        return clipped(text, LONGEST_NAME);
    }

    /** The first characters of a text; none is cut in half. */
    static String clipped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
