package selon.view.deals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import selon.view.claims.ClaimReader;
import selon.view.claims.DerivedGraph;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.Page;

/** Tests the pages of organisations with many deals and with none. */
class OrganisationTest {

    private static final int MANY = 620;

    @Test
    void a_page_knows_that_it_did_not_read_all_deals() {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i <= GraphReader.MOST; i++) {
            turtle.append("deal:d").append(i).append(" a selon:Acquisition ; selon:acquirer o:buyer .\n");
        }
        ClaimReader claims = new ClaimReader(DerivedGraph.in(turtle.toString()));
        assertEquals(GraphReader.MOST, Organisation.of(claims, DerivedGraph.node("o:buyer"), Optional.empty(), 1).deals().all());
        assertTrue(claims.said().cut());
    }

    @Test
    void many_deals_come_in_pages_the_newest_first_each_once() {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            turtle.append("deal:d").append(i).append(" a selon:Acquisition ; selon:acquirer o:buyer ; selon:target o:t").append(i)
                    .append(" ; selon:announcedOn '").append(1_500 + i).append("'^^xsd:gYear .\n");
        }
        ClaimReader claims = new ClaimReader(DerivedGraph.in(turtle.toString()));
        Set<String> seen = new HashSet<>();
        int page = 0;
        Organisation organisation;
        do {
            organisation = Organisation.of(claims, DerivedGraph.node("o:buyer"), Optional.empty(), ++page);
            organisation.deals().shown().forEach(deal -> assertTrue(seen.add(deal.accounts().get(0).deal().words())));
            assertTrue(organisation.ties().size() <= NetworkEdge.MOST && organisation.timeline().marks().size() <= Page.A_PAGE);
        } while (organisation.more());
        assertEquals(MANY, seen.size());
        assertFalse(claims.said().cut(), "all of them were read");
        assertEquals(13, page);
        assertEquals("d" + (MANY - 1), Organisation.of(claims, DerivedGraph.node("o:buyer"), Optional.empty(), 1).deals().shown().get(0)
                .accounts().get(0).deal().words());
    }

    @Test
    void accounts_of_one_deal_stay_together_and_apart() {
        GraphReader said = DerivedGraph.in("""
                deal:a a selon:Acquisition ; selon:acquirer o:buyer ; selon:target o:t ; selon:announcedOn "2018-04-20"^^xsd:date .
                deal:b a selon:Acquisition ; selon:acquirer o:other ; selon:target o:t ; selon:otherAccountOf deal:a .
                """);
        List<DealParticipation> deals = DealParticipation.of(said, DerivedGraph.node("o:buyer"), 1).shown();
        assertEquals(1, deals.size());
        assertEquals(List.of("a", "b"), deals.get(0).accounts().stream().map(part -> part.deal().words()).toList());
        assertEquals(List.of("acquirer"), deals.get(0).accounts().get(0).roles().stream().map(LabelledThing::words).toList());
        assertTrue(deals.get(0).accounts().get(1).roles().isEmpty(), "the other account leaves it out");
    }

    @Test
    void an_organisation_of_which_nothing_is_said_has_a_page_too() {
        Organisation organisation = Organisation.of(new ClaimReader(DerivedGraph.in("o:quiet a selon:Organisation .")),
                DerivedGraph.node("o:quiet"),
                Optional.empty(), 1);
        assertTrue(organisation.group().isEmpty() && organisation.timeline().isEmpty() && organisation.ties().isEmpty());
        assertFalse(organisation.more());
    }
}
