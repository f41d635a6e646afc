package selon.pages.questions;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.ledger.ChangeGraph;
import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.core.query.QuestionGraph;
import selon.core.query.Questions;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.DocumentFormat;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.QueryString;
import selon.http.base.Representation;
import selon.http.base.ServerOptions;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.base.ThingAddress;
import selon.http.base.Version;
import selon.http.guard.QueryDeterminism;
import selon.http.guard.QueryPolicy;

/**
 * {@code /queries} lists the questions. {@code /queries/NAME?parameter=value} asks one, and answers in the format that the
 * ending of its name or the Accept header chooses: a page with a form, rows, or a graph. Values are bound as terms. Rows come
 * in pages.
 */
final class NamedQueryEndpoint extends HttpEndpoint {

    private static final AcceptList LISTS = AcceptList.create("text/turtle", "text/html", "application/ld+json",
            "application/rdf+xml", "application/n-triples", "application/json");

    private final transient DatasetGraph dataset;
    private final transient Questions questions;
    private final transient ServerOptions options;

    NamedQueryEndpoint(DatasetGraph dataset, Questions questions, ServerOptions options) {
        super("GET", "HEAD");
        this.options = options;
        this.dataset = dataset;
        this.questions = questions;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String name = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
        if (name.isEmpty()) {
            list(request, response);
            return;
        }
        int dot = name.indexOf('.');
        NamedQuery question = questions.find(dot < 0 ? name : name.substring(0, dot)).orElseThrow(() -> missing(questions, name));
        DocumentFormat form = dot < 0 ? DocumentFormat.chosen(forms(question), request.getHeader("Accept")) : named(question, name.substring(dot + 1));
        Txn.executeRead(dataset, () -> send(question, form, request, response));
    }

    /** The list as a page; what a program can read of it is described elsewhere. */
    private void list(HttpServletRequest request, HttpServletResponse response) {
        String type = Negotiation.choose(request.getHeader("Accept"), LISTS).orElseThrow(() ->
                Negotiation.refusal(LISTS));
        Freshness.varies(response, Freshness.BY_READER);
        Signposts.API.forEach(link -> response.addHeader("Link", link.header()));
        if (type.equals("text/html")) {
            String language = Negotiation.language(request);
            Answer.page(Templates.filled("questions.jte", Map.of("questions",
                    QuestionsView.of(questions.all(), language), "frame", PageContext.of(request, Signposts.API, Optional.empty()))))
                    .send(response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", type.equals("application/json") ? Signposts.DESCRIPTION
                    : "/data?graph=" + QuestionGraph.NAME.getURI());
        }
    }

    private static List<DocumentFormat> forms(NamedQuery question) {
        return switch (question.kind()) {
            case SELECT, ASK -> DocumentFormat.ROWS;
            default -> DocumentFormat.GRAPHS;
        };
    }

    private static DocumentFormat named(NamedQuery question, String ending) {
        List<DocumentFormat> forms = forms(question);
        return forms.stream().filter(form -> form.ending().equals(ending)).findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemType.NO_SUCH_FORMAT, Segment.address("/queries/" + question.name()), ending,
                        DocumentFormat.endings(forms), Segment.address(ThingAddress.of(QuestionGraph.name(question)) + ".ttl")));
    }

    /** The problem of a question that is not there. */
    static ProblemException missing(Questions questions, String name) {
        return ProblemException.of(ProblemType.NO_SUCH_QUESTION, name,
                questions.nearest(name).stream().map(near -> Segment.address("/queries/" + near)).toList(), Segment.address("/queries"));
    }

    private void send(NamedQuery question, DocumentFormat form, HttpServletRequest request, HttpServletResponse response) {
        boolean page = form.type().equals("text/html");
        QueryPolicy.check(question.query(), options.services());
        QuestionPage pages = new QuestionPage(dataset, question, request);
        try {
            QueryRequest asking = QueryRequest.of(question, QueryString.of(request));
            if (page && !asking.isReady()) {
                pages.send(Optional.of(asking), Optional.empty(), response);
                return;
            }
            question.terms(asking.values());
            answer(asking, form, pages, request, response);
        } catch (QueryParameter.BadParameter e) {
            if (!page) {
                throw e;
            }
            pages.send(Optional.empty(), Optional.of(e), response);
        }
    }

    private void answer(QueryRequest asking, DocumentFormat form, QuestionPage pages, HttpServletRequest request,
                        HttpServletResponse response) {
        String path = "/queries/" + asking.question().name();
        Version version = new Version(ChangeGraph.last(dataset));
        String mark = Integer.toHexString(asking.question().text().hashCode());
        List<PageContext.PageLink> links = new ArrayList<>(Signposts.of(asking.question()));
        Representation known = new Representation(path, form, mark, version, links);
        boolean steady = QueryDeterminism.is(asking.question().text());
        if (steady && known.isKnown(request)) {
            known.send(request, response, () -> new byte[0]);
            return;
        }
        // Asked before anything is answered, so that what goes wrong is an error and nothing else.
        QueryResult answered = QueryResult.to(dataset, asking, form, options.limits());
        links.addAll(asking.pages(path + (pages.hasEnding() ? "." + form.ending() : ""), answered.size(), answered.more()));
        known.send(request, response, () -> {
            if (!steady) {
                response.setHeader("ETag", null);
            }
            return form.type().equals("text/html") ? pages.bytes(asking, answered, links) : bytes(answered, form, request);
        });
    }

    private static byte[] bytes(QueryResult answered, DocumentFormat form, HttpServletRequest request) {
        Lang lang = form.lang().orElseThrow();
        if (DocumentFormat.GRAPHS.contains(form)) {
            return Representation.of(answered.dataset(), lang, request);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (answered.verdict().isPresent()) {
            ResultSetFormatter.output(out, answered.verdict().get(), lang);
        } else {
            ResultSetFormatter.output(out, ResultSet.adapt(answered.rows()), lang);
        }
        return out.toByteArray();
    }
}
