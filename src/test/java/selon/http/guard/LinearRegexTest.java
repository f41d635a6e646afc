package selon.http.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** What patterns mean (XPath 3.1 Functions, section 5.6), and that none takes long. */
class LinearRegexTest {

    @ParameterizedTest
    @CsvSource(delimiter = '¦', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a.c¦.c¦q¦true", "abc¦.c¦q¦false", "abc¦B¦¦false", "abc¦B¦i¦true", "ÉTÉ¦été¦i¦true", "A.C¦a.c¦iq¦true",
        "Xinhua says¦\\(?xinhua\\)?|alibaba¦i¦true", "the Alibaba group¦\\(?xinhua\\)?|alibaba¦i¦true", "Reuters¦\\(?xinhua\\)?|alibaba¦i¦false",
        "helloworld¦hello world¦x¦true", "hello world¦hello world¦x¦false", "hello world¦hello[ ]world¦x¦true",
        "a b¦a\\ b¦¦true", "99¦^9{1 0}|9 9$¦x¦true", "{12345678-90AB}¦{12345678-90AB}¦q¦true", "2024-05¦^[0-9]{4}-¦¦true", "a.b¦^a[.]b$¦¦true",
        "axb¦^a[.]b$¦¦false", "axb¦^a\\.b$¦¦false", "a]b¦a\\]b¦¦true", "ab¦^(?:a|c)b$¦¦true"})
    void a_pattern_finds_what_it_says(String text, String pattern, String flags, boolean found) {
        assertEquals(found, regex(text, pattern, flags == null ? "" : flags));
    }

    @Test
    void lines_end_as_flags_say() {
        assertEquals(List.of(false, true, false, false, true, false),
                List.of(regex("a\nb", "a.b", ""), regex("a\nb", "a.b", "s"), regex("a\rb", "a.b", ""), regex("a\nb", "^b", ""),
                        regex("a\nb", "^b", "m"), regex("a\n", "a$", "")));
    }

    @ParameterizedTest
    @CsvSource({"abcabc, b, x, '', axcaxc", "abcabc, B, x, i, axcaxc", "été, (t), $1$1, '', étté", "a.b, ., $1, q, a$1b", "abc, x, y, '', abc",
        "abracadabra, bra, *, '', a*cada*", "abracadabra, a.*?a, *, '', *c*bra", "abc, (b), \\$1, '', a$1c", "--a--, '^-+|-+$', '', '', a"})
    void replace_puts_in_what_was_asked_for(String text, String pattern, String by, String flags, String made) {
        assertEquals(made, replace(text, pattern, by, flags));
    }

    @Test
    void what_is_no_pattern_has_no_value() {
        for (String pattern : List.of("(", "[a", "a**b{2,1}", "a++", "\\p{Nothing}")) {
            assertThrows(ExprEvalException.class, () -> regex("a", pattern, ""), pattern);
        }
        assertThrows(ExprEvalException.class, () -> regex("a", "a", "z"));
        assertThrows(ExprEvalException.class, () -> replace("a", "a", "$3", ""));
        assertThrows(ExprEvalException.class, () -> replace("abc", "b", "$", ""));
        assertThrows(ExprEvalException.class, () -> replace("abc", "b", "\\x", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\1", "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?>a)b", "[a-z-[aeiou]]"})
    void what_needs_looking_back_or_around_is_refused_with_a_reason(String pattern) {
        ProblemException met = assertThrows(ProblemException.class, () -> regex("ab", pattern, ""));
        assertEquals(ProblemType.REGEX_NOT_LINEAR, met.type());
    }

    private static Stream<String> slow() {
        return Stream.of("^(.*a){20}$", "(a+)+$", "(a*)*b", "((a{1,300}){1,300}){1,300}b", "(".repeat(20_000) + "a" + ")".repeat(20_000),
                "(".repeat(500_000), "(a{0,1000}){0,1000}b", "((((a{9}){9}){9}){9}){9}", "a?".repeat(5_000) + "a".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void no_pattern_takes_long(String pattern) {
        assertTimeout(Duration.ofSeconds(10), () -> {
            try {
                regex("a".repeat(2_000) + "!", pattern, "");
            } catch (ExprEvalException | ProblemException refused) {
                assertEquals(false, pattern.startsWith("^"), refused.toString());
            }
        });
    }

    private static boolean regex(String text, String pattern, String flags) {
        return LinearRegex.regex(constants(text, pattern, flags)).eval(null, null).getBoolean();
    }

    private static String replace(String text, String pattern, String by, String flags) {
        return LinearRegex.replace(constants(text, pattern, by, flags), new StringBudget()).eval(null, null).getString();
    }

    private static ExprList constants(String... values) {
        return new ExprList(Stream.of(values).map(value -> (org.apache.jena.sparql.expr.Expr) NodeValue.makeString(value)).toList());
    }
}
