package selon.view.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how a source's contradicted claims are counted. */
class SourceProfileTest {

    @ParameterizedTest
    @CsvSource({
        "2018-04-20, 2018-04-21, 1, 0",
        "2018-04-20, 2018-05,    1, 0",
        "2018,       2019,       1, 0",
        "2018-04-20, 2018-04-20, 0, 1",
        "2018-04-20, 2018-04,    0, 1",
        "2018,       2018-04-20, 0, 1",
        "'',         2018-04-20, 0, 1",
        "2018-04-20, '',         0, 1",
        "2018-04-21, 2018-04-20, 0, 0",
        "2019,       2018-12-31, 0, 0"})
    void contradicted_later_is_contradicted_in_a_document_of_a_later_date(String said, String denied, long later, long perhaps) {
        SourceProfile speaker = speaker(document("one", said) + document("two", denied)
                + claim("yes", "a", "one", DerivedGraph.SAYS_SO) + claim("no", "b", "two", DerivedGraph.DENIES_IT));
        assertEquals(later + " " + perhaps, speaker.contradicted() + " " + speaker.perhapsLater());
        assertEquals(1, speaker.said().all());
    }

    @ParameterizedTest
    @CsvSource({"a, 0", "b, 1"})
    void nobody_contradicts_himself_and_one_later_voice_is_enough(String voice, long later) {
        SourceProfile speaker = speaker(document("one", "2018") + document("two", "2019") + document("three", "2017")
                + claim("yes", "a", "one", DerivedGraph.SAYS_SO) + claim("no", voice, "two", DerivedGraph.DENIES_IT)
                + claim("never", "c", "three", DerivedGraph.DENIES_IT));
        assertEquals(later, speaker.contradicted());
        assertEquals(0, speaker.perhapsLater());
    }

    private static SourceProfile speaker(String turtle) {
        return SourceProfile.of(new ClaimReader(DerivedGraph.in(turtle)), DerivedGraph.node("o:a"), 1);
    }

    private static String document(String name, String date) {
        String type = date.length() == 4 ? "gYear" : date.length() == 7 ? "gYearMonth" : "date";
        return "doc:" + name + " a selon:Document" + (date.isEmpty() ? "" : " ; schema:datePublished '" + date + "'^^xsd:" + type) + " .\n";
    }

    private static String claim(String name, String voice, String document, String says) {
        return "claim:" + name + " a selon:Claim ; selon:about motivation:m ; selon:claimant o:" + voice
                + " ; selon:reportedIn doc:" + document + " ; " + says + " .\n";
    }
}
