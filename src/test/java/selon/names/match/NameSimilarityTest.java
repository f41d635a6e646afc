package selon.names.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.names.index.LegalForms;
import selon.names.index.NormalizedName;

/** Tests that two spellings of one name are similar and that different names are not. */
class NameSimilarityTest {

    private static NameSimilarity of(String one, String other) {
        NameSimilarity likeness = NameSimilarity.of(NormalizedName.of(one), NormalizedName.of(other));
        assertEquals(likeness, NameSimilarity.of(NormalizedName.of(other), NormalizedName.of(one)), "whichever comes first");
        return likeness;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Société Générale | SOCIETE GENERALE", "Alibaba | Alibaba Ltd.", "Siemens AG | Siemens Aktiengesellschaft",
        "Foo GmbH & Co. KG | foo", "Foo, Inc. | FOO", "A.P. Møller – Mærsk A/S | AP Moller Maersk", "L'Oréal S.A. | LOreal",
        "C-Sky | csky", "C-Sky | C Sky", "Johnson & Johnson | Johnson and Johnson", "株式会社トヨタ | トヨタ", "トヨタ K.K. | 株式会社トヨタ",
        "杭州中天微系统有限公司 | 杭州中天微系统", "ООО «Ромашка» | Ромашка", "삼성전자 주식회사 | 삼성전자", "Ｓｏｎｙ | Sony", "PT Astra Tbk | Astra",
        "Orlen Sp. z o.o. | Orlen", "AB Volvo | Volvo", "Nokia Oyj | NOKIA", "Grupo Bimbo, S.A.B. de C.V. | grupo bimbo", "I.B.M. | IBM",
        "Škoda Auto a.s. | Skoda Auto", "Koç Holding A.Ş. | Koc Holding",
    })
    void the_same_name(String one, String other) {
        assertEquals(1, of(one, other).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Saman Bank | Bank Saman | 0.97", "Газпром | Gazprom | 0.96", "Τράπεζα | Trapeza | 0.96", "トヨタ | Toyota | 0.96",
        "International Business Machines | IBM | 0.7",
    })
    void the_same_name_in_another_order_or_script_or_as_initials(String one, String other, double name) {
        assertEquals(name, of(one, other).name(), 0.001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Alibaba | Alibbaa", "Microsoft | Micorsoft", "Gold's Gym | Glod's Gym", "Skuratov Coffee | Skuratov Cofee",
        "Warrington Borough Council | Borough Coucil Warrington", "Deutsche Telekom | Telekom Deutshce",
    })
    void a_slip_is_nearly_the_same(String one, String other) {
        assertTrue(of(one, other).name() >= 0.85 && of(one, other).name() < 1, of(one, other)::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Calauag East District | Calauag West District", "District I | District II", "Studio 54 | Studio 55", "Aldi | Aldi Nord",
        "First Bank | First Bank of Omaha", "Barili I District | Barili II District", "Republic of Korea | Republic of Malta", "ÖBB | DB",
    })
    void a_word_or_a_number_tells_names_apart(String one, String other) {
        assertTrue(of(one, other).name() < NameMatcher.SURE / 100, of(one, other)::toString);
    }

    @Test
    void legal_forms_are_told_by_themselves() {
        assertEquals(1, of("Foo AG", "Foo Aktiengesellschaft").forms());
        assertEquals(0.5, of("Foo AG", "Foo").forms());
        assertEquals(0.5, of("Foo Co., Ltd.", "Foo Ltd").forms());
        assertEquals(1, of("Foo Co., Ltd.", "Foo 有限公司").forms());
        assertEquals(0, of("Foo AG", "Foo GmbH").forms());
        assertEquals(new NormalizedName(List.of("company"), Set.of(), "company"), NormalizedName.of("Company"),
                "a name is not its form alone");
        assertEquals(List.of(), NormalizedName.of("!!! …").words());
        assertTrue(LegalForms.atEnd().size() > 150);
    }

    @Test
    void a_spelling_is_read_as_it_was_written() {
        for (String name : new String[] {"Foo GmbH & Co. KG", "", "!!!", "中天微", "Alibaba Group Holding Ltd"}) {
            assertEquals(NormalizedName.of(name), NormalizedName.read(NormalizedName.of(name).line()));
        }
    }
}
