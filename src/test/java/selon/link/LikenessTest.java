// How alike two names are, and why.
package selon.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void names_are_alike_for_a_reason() {
        assertEquals(100, Likeness.of("Google", "Google").score());
        assertEquals(97, Likeness.of("Café Olé", "CAFE-OLE").score());
        assertEquals(94, Likeness.of("Ex Libris", "ExLibris").score());
        assertEquals(90, Likeness.of("Contoso, Ltd.", "Contoso").score());
        assertEquals("one name holds the other", Likeness.of("Alibaba Cloud", "Alibaba Group").words());
        assertEquals(0, Likeness.of("Northwind", "Tailspin").score());
        assertEquals(0, Likeness.of("!", "?").score());
    }
}
