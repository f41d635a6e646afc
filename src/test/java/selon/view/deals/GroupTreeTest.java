package selon.view.deals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.view.claims.DerivedGraph;
import selon.view.claims.GraphReader;

/** Tests the group of an organisation: its members, their standing, and the day for which it is read. */
class GroupTreeTest {

    private static final Optional<LocalDate> EVER = Optional.empty();

    @Test
    void the_shipped_group_is_told_with_its_voice() {
        try (Database database = FilledDatabases.inMemory()) {
            Txn.executeRead(database.dataset(), () -> {
                GraphReader said = new GraphReader(database.dataset(), "en");
                GroupTree group = GroupTree.of(said, DerivedGraph.node("o:alibaba-group"), EVER);
                assertEquals("Alibaba Cloud", group.below().get(0).member().words());
                GroupTree.Edge edge = group.below().get(0).edges().get(0);
                assertEquals(Optional.of("2009"), edge.since());
                assertEquals("uncontested", edge.standing().style());
                assertEquals(1, edge.standing().voices());
                assertTrue(group.above().isEmpty() && group.whole());
                assertEquals("Alibaba Group", GroupTree.of(said, DerivedGraph.node("o:alibaba-cloud"), EVER).above().get(0).member()
                        .words());
                assertTrue(GroupTree.of(said, DerivedGraph.node("o:c-sky"), EVER).isEmpty(), "a purchase makes nobody a subsidiary");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2008-12-31, ''",
        "2009-01-01, year",
        "2009-03-31, year",
        "2009-04-01, year month",
        "2009-04-17, year month",
        "2009-04-18, year month day",
        "2012-12-31, year month day",
        "2013-01-01, month day",
        "2013-06-30, month day",
        "2013-07-01, day",
        "2013-07-15, day",
        "2013-07-16, ''",
    })
    void bounds_are_compared_at_their_own_precision(LocalDate on, String members) {
        GraphReader said = DerivedGraph.in(
                DerivedGraph.control("top", "year", "; selon:validFrom '2009'^^xsd:gYear ; selon:validUntil '2012'^^xsd:gYear")
                + DerivedGraph.control("top", "month", "; selon:validFrom '2009-04'^^xsd:gYearMonth ; selon:validUntil "
                + "'2013-06'^^xsd:gYearMonth")
                + DerivedGraph.control("top", "day", "; selon:validFrom '2009-04-18'^^xsd:date ; selon:validUntil '2013-07-15'^^xsd:date"));
        List<String> found = new ArrayList<>(members(GroupTree.of(said, DerivedGraph.node("o:top"), Optional.of(on)).below()));
        found.sort(java.util.Comparator.comparing(List.of("year", "month", "day")::indexOf));
        assertEquals(members, String.join(" ", found));
    }

    @Test
    void a_bound_that_nobody_gives_excludes_nothing() {
        GraphReader said = DerivedGraph.in(DerivedGraph.control("top", "low", ""));
        assertEquals(List.of("low"), members(GroupTree.of(said, DerivedGraph.node("o:top"), Optional.of(LocalDate.of(1900, 1, 1)))
                .below()));
    }

    @Test
    void the_tree_goes_up_and_down_to_any_depth() {
        GraphReader said = DerivedGraph.in(DerivedGraph.control("a", "b", "") + DerivedGraph.control("b", "c", "")
                + DerivedGraph.control("c", "d", "") + DerivedGraph.control("c", "e", ""));
        GroupTree group = GroupTree.of(said, DerivedGraph.node("o:b"), EVER);
        assertEquals(List.of("a"), members(group.above()));
        assertEquals(List.of("c"), members(group.below()));
        assertEquals(List.of("d", "e"), members(group.below().get(0).further()));
    }

    @Test
    void a_circle_ends_where_it_closes() {
        GraphReader said = DerivedGraph.in(DerivedGraph.control("a", "b", "") + DerivedGraph.control("b", "c", "")
                + DerivedGraph.control("c", "a", ""));
        GroupTree group = GroupTree.of(said, DerivedGraph.node("o:a"), EVER);
        GroupTree.Branch closing = group.below().get(0).further().get(0).further().get(0);
        assertEquals("a", closing.member().words());
        assertTrue(closing.repeated() && closing.further().isEmpty());
        assertEquals(List.of("c"), members(group.above()));
    }

    @Test
    void an_edge_is_drawn_as_it_stands() {
        GraphReader said = DerivedGraph.in(DerivedGraph.control("top", "contested", "", DerivedGraph.SAYS_SO, DerivedGraph.DENIES_IT)
                + DerivedGraph.control("top", "denied", "", DerivedGraph.DENIES_IT)
                + DerivedGraph.control("top", "hedged", "", DerivedGraph.THINKS_SO)
                + DerivedGraph.control("top", "sure", "", DerivedGraph.SAYS_SO) + DerivedGraph.control("top", "untold", ""));
        assertEquals(List.of("contested", "denied", "hedged", "uncontested", "unclaimed"),
                GroupTree.of(said, DerivedGraph.node("o:top"), EVER).below().stream()
                .map(branch -> branch.edges().get(0).standing().style()).toList());
    }

    @Test
    void two_tellings_of_one_relation_are_two_edges_to_one_member() {
        GraphReader said = DerivedGraph.in(DerivedGraph.control("top", "low", "; selon:validFrom '2009'^^xsd:gYear")
                + "<https://w3id.org/selon/id/control/again> a selon:ControlRelation ; selon:parent o:top ; selon:subsidiary o:low ;"
                + " selon:validFrom '2011'^^xsd:gYear .");
        GroupTree.Branch low = GroupTree.of(said, DerivedGraph.node("o:top"), EVER).below().get(0);
        assertEquals(List.of(Optional.of("2009"), Optional.of("2011")), low.edges().stream().map(GroupTree.Edge::since).toList());
    }

    @Test
    void a_very_large_group_is_told_in_part_and_says_so() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            many.append(DerivedGraph.control("top", "low" + i, ""));
        }
        GroupTree group = GroupTree.of(DerivedGraph.in(many.toString()), DerivedGraph.node("o:top"), EVER);
        assertFalse(group.whole());
        assertTrue(group.below().size() > 100 && group.below().size() < 400);
    }

    private static List<String> members(List<GroupTree.Branch> branches) {
        return branches.stream().map(branch -> branch.member().words()).toList();
    }
}
