package selon.names.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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
 * Cuts texts into words by the rules of Unicode (UAX 29), without case, accents, character widths and variants of Arabic
 * letters. Chinese and Japanese have no spaces, so each pair of characters is a word. The index also joins each two
 * neighbouring words into one, so that "csky" finds "C-Sky".
 */
public final class TextAnalysis {

    /** The number of characters that are used of a longer name. */
    static final int LONGEST_NAME = 500;

    /** The analysis of names for the index. */
    static final Analyzer WRITTEN = analyzer(TextAnalysis::pairs);
    /** The analysis of the texts that readers search for. */
    private static final Analyzer ASKED = analyzer(tokens ->
            new CJKBigramFilter(tokens, CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA));
    private static final Analyzer PLAIN = analyzer(tokens -> tokens);

    private TextAnalysis() {}

    private static Analyzer analyzer(UnaryOperator<TokenStream> last) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenFilter folded = new ArabicNormalizationFilter(new DecimalDigitFilter(
                        new ASCIIFoldingFilter(new LowerCaseFilter(new CJKWidthFilter(words)))));
                return new TokenStreamComponents(words, last.apply(folded));
            }

            @Override
            public int getPositionIncrementGap(String field) {
                return 2; // A gap keeps the last word of one name and the first of the next from being joined.
            }
        };
    }

    private static TokenStream pairs(TokenStream folded) {
        ShingleFilter pairs = new ShingleFilter(folded, 2, 2);
        pairs.setTokenSeparator("");
        return pairs;
    }

    /** The words of a text to search for. */
    static List<String> asked(String text) {
        return words(ASKED, text);
    }

    /** The words of a name in the index. */
    static List<String> written(String name) {
        return words(WRITTEN, name);
    }

    /** The words of a name, without pairs. */
    static List<String> plain(String name) {
        return words(PLAIN, name);
    }

    /** The words of a name, joined without separators, so that two spellings of one name are equal. */
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

    /** The beginning of a text, up to {@link #LONGEST_NAME}. */
    static String clipped(String text) {
        return clipped(text, LONGEST_NAME);
    }

    /** The beginning of a text, cut between two characters and never between surrogates. */
    static String clipped(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
