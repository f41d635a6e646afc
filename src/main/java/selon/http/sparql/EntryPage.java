package selon.http.sparql;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A page that {@code /sparql} shows when no query is asked: the editor in a browser, the service description for a program. */
public interface EntryPage {

    /** Whether a GET wants this page rather than an answer. */
    boolean isWanted(HttpServletRequest request);

    /** Answers with the page. */
    void send(HttpServletRequest request, HttpServletResponse response);
}
