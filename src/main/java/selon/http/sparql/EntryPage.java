package selon.http.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What {@code /sparql} shows in place of an answer: the editor in a browser, the service description to a program. */
public interface EntryPage {

    /** Whether a GET wants this page rather than an answer. */
    boolean isWanted(HttpServletRequest request);

    /** Answers with the page. */
    void send(HttpServletRequest request, HttpServletResponse response);
}
