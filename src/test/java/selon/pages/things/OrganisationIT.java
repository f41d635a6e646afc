package selon.pages.things;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import selon.app.cli.RunningServer;
import selon.http.sparql.SparqlIT;

/** An organisation's page, over real HTTP. */
class OrganisationIT {

    private static final String PAGE = "id/org/alibaba-group.html";

    @RegisterExtension
    private static final RunningServer server = RunningServer.shared();

    @Test
    void the_page_shows_group_deals_claims_links_and_what_is_around() {
        HttpResponse<String> page = server.get(PAGE, "text/html");
        assertEquals(200, page.statusCode());
        String body = page.body();
        for (String part : new String[] {"id=\"group\"", "id=\"deals\"", "id=\"timeline\"", "id=\"mentions\"", "id=\"surroundings\"",
            "id=\"says\"", "http://www.wikidata.org/entity/Q1359568", "href=\"/id/control/alibaba-group-alibaba-cloud\"", "since",
            "an account that leaves it out"}) {
            assertTrue(body.contains(part), part);
        }
        assertTrue(section(body, "group").contains("Alibaba Cloud") && section(body, "group").contains("uncontested"));
        assertTrue(body.length() < 100_000, body.length() + " characters");
        assertFalse(body.contains("style="), "no style stands in the page itself");
    }

    @Test
    void the_table_of_what_is_around_says_all_that_the_picture_shows() {
        String table = section(server.get(PAGE, "text/html").body(), "surroundings");
        assertTrue(table.split("<tr data-standing", -1).length > 20);
        for (String row : new String[] {"Jack Ma", "works for", "C-Sky Microsystems", "data-standing=\"contested\"",
            "data-kind=\"motive\"", "data-kind=\"deal\"", "data-kind=\"person\"", "data-kind=\"organisation\"", ">contested<"}) {
            assertTrue(table.contains(row), row);
        }
        for (String script : table.split("\"", -1)) {
            if (script.startsWith("/assets/")) {
                for (String one : script.split(" ")) {
                    assertEquals(200, server.get(one.substring(1), "*/*").statusCode(), one);
                }
            }
        }
    }

    @Test
    void the_group_is_shown_as_of_a_day() {
        assertTrue(section(server.get(PAGE + "?on=2009-01-01", "text/html").body(), "group").contains("Alibaba Cloud"));
        String before = section(server.get(PAGE + "?on=2008-12-31", "text/html").body(), "group");
        assertFalse(before.contains("Alibaba Cloud"), before);
        assertTrue(before.contains("Nobody states") && before.contains("value=\"2008-12-31\""), before);
        assertTrue(section(server.get(PAGE + "?on=", "text/html").body(), "group").contains("Alibaba Cloud"));
    }

    @Test
    void a_day_that_is_none_is_said_so() {
        for (String bad : new String[] {"2018-13-01", "yesterday", "2018"}) {
            SparqlIT.assertProblem(400, server.get(PAGE + "?on=" + bad, "*/*"), "parameter-not-a-date");
        }
    }

    @Test
    void it_speaks_french_too() {
        String page = server.get(PAGE + "?lang=fr&on=2018-04-20", "text/html").body();
        for (String words : new String[] {"Son groupe, selon qui", "Ses opérations", "Chronologie", "depuis", "incontesté", "travaille pour",
            "acquéreur", "avr."}) {
            assertTrue(page.contains(words), words);
        }
    }

    @Test
    void a_link_that_is_not_checked_yet_is_said_kindly() {
        String page = server.get("id/org/alibaba-cloud.html", "text/html").body();
        assertTrue(page.contains("no checked item yet") && page.contains("please add it"));
        assertTrue(section(page, "group").contains("Belongs to"));
    }

    @Test
    void a_deal_s_page_draws_the_history_of_its_parties() {
        String drawn = section(server.get("id/deal/alibaba-group-c-sky-2018.html", "text/html").body(), "timeline");
        assertTrue(drawn.contains("<svg") && drawn.contains("<desc") && drawn.split("<circle", -1).length > 4, drawn);
        for (String words : new String[] {"2010–2014", "Alibaba Cloud was founded in 2009", "no voice recorded", "“<span lang=\"fr\">la semaine dernière"}) {
            assertTrue(drawn.contains(words), words);
        }
        int marks = drawn.split("<circle|rx=\"4\"", -1).length - 1;
        assertEquals(marks, Pattern.compile("<li>").matcher(drawn.substring(drawn.indexOf("<ol"), drawn.indexOf("</ol>"))).results().count(),
                "the list says what the drawing says");
    }

    private static String section(String page, String id) {
        int start = page.indexOf("<section id=\"" + id + "\"");
        assertTrue(start > 0, id);
        return page.substring(start, page.indexOf("</section>", start));
    }
}
