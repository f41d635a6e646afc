package selon.view.deals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.vocab.PartialDate;
import selon.view.claims.ClaimReader;
import selon.view.claims.DerivedGraph;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.claims.LangString;
import selon.view.claims.Page;
import selon.view.claims.Standing;

/** Tests the layout of timelines: precision, order, and labels that don't overlap. */
class TimelineTest {

    private static final int MANY = 120;
    private static Database database;
    private static Timeline shipped;

    @BeforeAll
    static void read() {
        database = FilledDatabases.inMemory();
        shipped = Txn.calculateRead(database.dataset(), () -> Deal.of(new ClaimReader(new GraphReader(database.dataset(), "en")),
                DerivedGraph.node("deal:alibaba-group-c-sky-2018"), 1).timeline());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void the_history_of_the_parties_is_drawn_in_order_as_given() {
        List<String> dates = shipped.marks().stream().map(mark -> mark.happening().when().orElseThrow().text()).toList();
        assertEquals(List.of("2009", "2009", "2015", "2016-01", "2016-10", "2017", "2017-06", "2018", "2018-04-15", "2018-04-16",
                "2018-04-20", "2018-04-20", "2018-04-20"), dates);
        assertTrue(kinds(TimelineEvent.EventKind.JOINS) == 1 && kinds(TimelineEvent.EventKind.FOUNDED) == 1 && kinds(TimelineEvent.EventKind.EVENT) == 4);
    }

    @Test
    void a_day_is_a_dot_and_a_year_a_bar_over_its_whole_band() {
        Timeline.Mark year = mark("2015");
        Timeline.TimelineBand band = shipped.bands().stream().filter(one -> one.label().equals("2015")).findFirst().orElseThrow();
        assertEquals(band.x() + " " + band.width(), year.x() + " " + year.width());
        assertFalse(year.dot());
        assertTrue(mark("2018-04-20").dot());
        assertTrue(mark("2016-10").width() < year.width());
        assertTrue(mark("2018").x() < mark("2018-04-15").x() && mark("2018-04-15").x() < mark("2018-04-20").x());
        assertTrue(shipped.bands().stream().anyMatch(one -> one.kind().equals("gap") && one.label().equals("2010–2014")));
    }

    @Test
    void no_mark_or_label_lies_on_another() {
        assertTrue(shipped.marks().size() > 10);
        assertApart(shipped);
    }

    @Test
    void what_has_no_date_is_told_beneath_in_the_document_s_words_and_not_drawn() {
        assertTrue(shipped.undated().size() >= 3);
        TimelineEvent days = shipped.undated().stream().filter(one -> one.node().node().getURI().endsWith("us-zte-ban-days-before"))
                .findFirst().orElseThrow();
        assertEquals("days after", days.asWritten().get(0).words());
        assertTrue(days.anchor().orElseThrow().words().startsWith("Reuters wire"));
    }

    @Test
    void what_is_not_uncontested_says_how_it_stands() {
        assertEquals(Optional.empty(), mark("2015").happening().caution("en"));
        assertEquals(Optional.of("no voice recorded"), mark("2018-04-15").happening().caution("en"));
        assertEquals(Optional.of("aucune voix enregistrée"), mark("2018-04-15").happening().caution("fr"));
    }

    @Test
    void many_marks_on_one_day_stand_below_each_other() {
        List<TimelineEvent> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(happening("a deal with a rather long name, number " + i, "2018-04-20"));
            many.add(happening("收购中天微 " + i, "2018-0" + (1 + i % 9)));
        }
        Timeline timeline = Timeline.of(new Page<>(many, many.size(), false), "en");
        assertEquals(60, timeline.marks().size());
        assertApart(timeline);
        assertTrue(timeline.marks().stream().allMatch(mark -> mark.y() < timeline.height() && mark.to() <= timeline.width()));
    }

    @Test
    void what_a_page_leaves_out_is_counted_and_comes_on_the_next_each_once() {
        StringBuilder turtle = new StringBuilder("deal:now a selon:Acquisition ; selon:acquirer o:buyer ; selon:announcedOn "
                + "'2000'^^xsd:gYear .\n");
        for (int i = 0; i < MANY; i++) {
            turtle.append("deal:d").append(i).append(" a selon:Acquisition ; selon:acquirer o:buyer ; selon:announcedOn '")
                    .append(2_001 + i).append("'^^xsd:gYear .\n");
        }
        ClaimReader claims = new ClaimReader(DerivedGraph.in(turtle.toString()));
        List<String> dates = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            Timeline timeline = Deal.of(claims, DerivedGraph.node("deal:now"), page).timeline();
            assertEquals(MANY + 1, timeline.all());
            assertEquals(page < 3, timeline.more());
            assertEquals(page < 3 ? Page.A_PAGE : MANY + 1 - 2 * Page.A_PAGE, timeline.shown());
            timeline.marks().forEach(mark -> dates.add(mark.happening().when().orElseThrow().text()));
        }
        assertEquals(dates.stream().sorted().distinct().toList(), dates, "the nearest first");
        assertEquals(MANY + 1, dates.size());
    }

    @Test
    void nothing_dated_draws_nothing() {
        Timeline timeline = Timeline.of(Page.of(List.of(happening("undated", "")), 1), "en");
        assertTrue(timeline.marks().isEmpty() && timeline.undated().size() == 1);
        assertTrue(Timeline.of(Page.of(List.of(), 1), "en").isEmpty());
    }

    @Test
    void leaving_a_group_is_a_happening_of_its_own() {
        GraphReader said = DerivedGraph.in(DerivedGraph.control("top", "low",
                "; selon:validFrom '2009'^^xsd:gYear ; selon:validUntil '2012-03'^^xsd:gYearMonth",
                DerivedGraph.SAYS_SO, DerivedGraph.DENIES_IT));
        Timeline timeline = Timeline.of(TimelineEvents.of(said, DerivedGraph.node("o:low"), 1), "en");
        assertEquals(List.of(TimelineEvent.EventKind.JOINS, TimelineEvent.EventKind.LEAVES),
                timeline.marks().stream().map(mark -> mark.happening().kind()).toList());
        assertEquals(Optional.of("contested"), timeline.marks().get(0).happening().caution("en"));
    }

    private static void assertApart(Timeline timeline) {
        for (Timeline.Mark one : timeline.marks()) {
            assertEquals(1, timeline.marks().stream().filter(one::meets).count(), () -> one.label() + " meets only itself");
        }
    }

    private static long kinds(TimelineEvent.EventKind kind) {
        return shipped.marks().stream().filter(mark -> mark.happening().kind() == kind).count();
    }

    private static Timeline.Mark mark(String date) {
        return shipped.marks().stream().filter(mark -> mark.happening().when().orElseThrow().text().equals(date)).findFirst().orElseThrow();
    }

    private static TimelineEvent happening(String name, String date) {
        return new TimelineEvent(new LabelledThing(NodeFactory.createURI("urn:x:" + name.replace(' ', '-')), new LangString(name, "en")),
                TimelineEvent.EventKind.DEAL, PartialDate.of(date), List.of(), Optional.empty(), new Standing(Optional.empty(), 0, 0));
    }
}
