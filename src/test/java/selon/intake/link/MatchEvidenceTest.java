package selon.intake.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Tests the evidence that two names belong to one organisation, and its wording. */
class MatchEvidenceTest {

    @Test
    void names_are_alike_for_a_reason() {
        assertEquals(100, MatchEvidence.of("Google", "Google").score());
        assertEquals(97, MatchEvidence.of("Café Olé", "CAFE-OLE").score());
        assertEquals(97, MatchEvidence.of("Ex Libris", "ExLibris").score());
        assertEquals(90, MatchEvidence.of("Contoso, Ltd.", "Contoso").score());
        assertEquals("the same name with another legal form", MatchEvidence.of("Contoso, Ltd.", "Contoso GmbH").words());
        assertEquals("the same words in another order", MatchEvidence.of("Labs Contoso", "Contoso Labs").words());
        assertEquals("nearly the same name: another script, or a slip of the pen", MatchEvidence.of("Tailspin Toys", "Tailspni Toys")
                .words());
        assertEquals("one name holds the other", MatchEvidence.of("Alibaba Cloud", "Alibaba Group").words());
        assertEquals("the same name but for a word such as group", MatchEvidence.of("Alibaba", "Alibaba Group").words());
        assertEquals(0, MatchEvidence.of("Northwind", "Tailspin").score());
        assertEquals(0, MatchEvidence.of("!", "?").score());
    }
}
