package selon.names.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that an identifier is recognised in each of its spellings and that a name is not taken for one. */
class IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "Q42, http://www.wikidata.org/entity/Q42, true", " q42 , http://www.wikidata.org/entity/Q42, true",
        "wd:Q42, http://www.wikidata.org/entity/Q42, false", "http://www.wikidata.org/entity/Q42, "
        + "http://www.wikidata.org/entity/Q42, false",
        "https://wikidata.org/wiki/q42, http://www.wikidata.org/entity/Q42, false",
        "https://www.wikidata.org/wiki/Special:EntityData/Q42.ttl, http://www.wikidata.org/entity/Q42, false",
        "https://www.wikidata.org/wiki/Special%3AEntityData/Q42.json?flavor=simple, http://www.wikidata.org/entity/Q42, false",
        "https://m.wikidata.org/wiki/Q42#sitelinks, http://www.wikidata.org/entity/Q42, false",
        "5493001KJTIIGC8Y1R12, 5493001KJTIIGC8Y1R12, false", "5493001kjtiigc8y1r12, 5493001KJTIIGC8Y1R12, false",
        "o:zte, https://w3id.org/selon/id/org/zte, true", "https://example.org/x, https://example.org/x, false",
    })
    void it_has_one_form(String given, String text, boolean mayBeName) {
        assertEquals(Optional.of(new Identifier(text, mayBeName)), Identifier.of(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Alibaba", "Q", "Q0", "Q42 Ltd", "5493001KJTIIGC8Y1R13", "ABCDEFGHIJKLMNOPQR12",
        "https://", "a b://c", "Q123456789012345678901"})
    void a_name_is_none(String given) {
        assertEquals(Optional.empty(), Identifier.of(given));
    }
}
