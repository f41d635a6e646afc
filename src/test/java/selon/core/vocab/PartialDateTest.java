package selon.core.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that partial dates are read at their own precision and that other texts are refused. */
class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "2018-04-20, 2018-04-20, DAY, 2018-04-20, 2018-04-20",
        "2018-04-20Z, 2018-04-20, DAY, 2018-04-20, 2018-04-20",
        "2016-02, 2016-02, MONTH, 2016-02-01, 2016-02-29",
        "2009, 2009, YEAR, 2009-01-01, 2009-12-31",
        "2009+08:00, 2009, YEAR, 2009-01-01, 2009-12-31",
    })
    void a_date_spans_all_the_days_that_it_may_be(String given, String text, PartialDate.Precision precision, String first, String last) {
        PartialDate when = PartialDate.of(given).orElseThrow();
        assertEquals(text, when.text());
        assertEquals(precision, when.precision());
        assertEquals(first, when.first().toString());
        assertEquals(last, when.last().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "last week", "2018-13", "2018-02-30", "20-04-2018", "2018-04-20T10:00:00", "-0044"})
    void what_is_no_date_is_none(String given) {
        assertTrue(PartialDate.of(given).isEmpty());
    }
}
