package selon.http.publish;

import java.util.Map;
import java.util.Optional;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;

import selon.core.vocab.JsonText;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.Templates;

/**
 * {@code /problem} lists the problems that a request can have. {@code /problem/CODE}, the {@code type} of a problem, says what
 * it means and how to mend it. Both come as a page or as JSON, in the reader's language.
 */
public final class ProblemPages extends HttpEndpoint {

    private static final AcceptList OFFER = AcceptList.create("application/json", "text/html");

    public ProblemPages() {
        super("GET", "HEAD");
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String code = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
        Optional<ProblemType> type = ProblemType.of(code);
        if (type.isEmpty() && !code.isEmpty()) {
            throw ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Segment.address(ProblemType.PATH));
        }
        boolean page = Negotiation.choose(request.getHeader("Accept"), OFFER).orElseThrow(() -> Negotiation.refusal(OFFER))
                .equals("text/html");
        Freshness.varies(response, Freshness.BY_READER);
        PageContext frame = PageContext.of(request);
        String language = frame.tongue().code();
        Answer answer = page ? Answer.page(type.map(one ->
                Templates.filled("problem-type.jte", Map.of("frame", frame, "type", one)))
                .orElseGet(() -> Templates.filled("problem-types.jte", Map.of("frame", frame))))
                : Answer.json(JsonText.lines(type.map(one -> whole(one, language)).orElseGet(() -> list(language)).build()));
        answer.send(response);
    }

    private static JsonObjectBuilder list(String language) {
        JsonArrayBuilder all = JsonText.array();
        for (ProblemType type : ProblemType.values()) {
            all.add(outline(type, language));
        }
        return JsonText.object().add("problems", all);
    }

    private static JsonObjectBuilder whole(ProblemType type, String language) {
        return outline(type, language).add("help", type.help(language));
    }

    private static JsonObjectBuilder outline(ProblemType type, String language) {
        return JsonText.object().add("type", type.path()).add("code", type.code()).add("status", type.status())
                .add("title", type.title(language));
    }
}
