// How much speaks for two names meaning one organisation, and why.
package selon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GroundsTest {

    @Test
    void names_are_alike_for_a_reason() {
        assertEquals(100, Grounds.of("Google", "Google").score());
        assertEquals(97, Grounds.of("Café Olé", "CAFE-OLE").score());
        assertEquals(97, Grounds.of("Ex Libris", "ExLibris").score());
        assertEquals(90, Grounds.of("Contoso, Ltd.", "Contoso").score());
        assertEquals("the same name with another legal form", Grounds.of("Contoso, Ltd.", "Contoso GmbH").words());
        assertEquals("the same words in another order", Grounds.of("Labs Contoso", "Contoso Labs").words());
        assertEquals("nearly the same name: another script, or a slip of the pen", Grounds.of("Tailspin Toys", "Tailspni Toys").words());
        assertEquals("one name holds the other", Grounds.of("Alibaba Cloud", "Alibaba Group").words());
        assertEquals("the same name but for a word such as group", Grounds.of("Alibaba", "Alibaba Group").words());
        assertEquals(0, Grounds.of("Northwind", "Tailspin").score());
        assertEquals(0, Grounds.of("!", "?").score());
    }
}
