// Templates, filled.
package selon.http;

import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** The pages, as HTML: compiled templates that escape what is put into them. */
final class Pages {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Pages() {}

    /** A page that explains a problem. */
    static String problem(Problem problem) {
        return filled("problem.jte", Map.of("problem", problem));
    }

    /** The first page. */
    static String home(HomeView home) {
        return filled("home.jte", Map.of("home", home));
    }

    /** A page that shows the rules' verdict on a change. */
    static String judgement(Judgement judgement, String language) {
        return filled("judgement.jte", Map.of("judgement", judgement, "language", language));
    }

    /** A page of the history. */
    static String history(HistoryView history, String language) {
        return filled("history.jte", Map.of("history", history, "language", language));
    }

    /** A page on one change. */
    static String change(HistoryView.Change change, String language) {
        return filled("change.jte", Map.of("change", change, "language", language));
    }

    private static String filled(String template, Map<String, Object> model) {
        TemplateOutput page = new StringOutput();
        ENGINE.render(template, model, page);
        return page.toString();
    }
}
