package selon.http.guard;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/** What of a text is counted before it is parsed. */
class QueryDepthCheckTest {

    private static final int DEEPEST = 100;
    private static final int MANY = 1001;

    @ParameterizedTest
    @ValueSource(strings = {"BIND(1 AS ?x) ", "BIND(1AS?x)", "(?y as $x)", "BIND(\"a\"\nAs\t?x)", "BIND(<urn:as>AS#as\n?x)",
        "BIND(trueAS?x)"})
    void a_thousand_values_named_with_as_are_enough(String each) {
        assertDoesNotThrow(() -> QueryDepthCheck.check(each.repeat(MANY - 1), DEEPEST));
        assertEquals(ProblemType.TOO_MANY_NAMES,
                assertThrows(ProblemException.class, () -> QueryDepthCheck.check(each.repeat(MANY), DEEPEST)).type());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?as ", "$as ", "as:note ", "ex:as ", "\"as\"@as ", "ex:such-as ", "asOf ", "?has ", "# as\n", "'as ' ", "<as> ",
        "_:as ", "AS_ ", "INSERT {} WHERE { BIND(1 AS ?x) } ; "})
    void as_in_a_name_or_a_text_is_not_counted(String each) {
        assertDoesNotThrow(() -> QueryDepthCheck.check(each.repeat(2 * MANY), DEEPEST));
    }
}
