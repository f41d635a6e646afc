// /queries: the named queries as pages and as an API.
package selon.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.ledger.ChangeGraph;
import selon.query.NamedQuery;
import selon.query.Parameter;
import selon.query.QuestionGraph;
import selon.query.Questions;

/**
 * {@code /queries} lists the questions; {@code /queries/NAME?parameter=value} asks one, in the form that an ending of its name
 * or the Accept header says: a page with a form, rows, or a graph. Values are bound as terms. Rows come in pages.
 */
final class NamedQueries extends Endpoint {

    private static final AcceptList LISTS = AcceptList.create("text/turtle", "text/html", "application/ld+json",
            "application/rdf+xml", "application/n-triples", "application/json");

    private final transient DatasetGraph dataset;
    private final transient Questions questions;
    private final transient Options options;

    NamedQueries(DatasetGraph dataset, Questions questions, Options options) {
        super("GET", "HEAD");
        this.options = options;
        this.dataset = dataset;
        this.questions = questions;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) {
        String name = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
        if (name.isEmpty()) {
            list(request, response);
            return;
        }
        int dot = name.indexOf('.');
        NamedQuery question = questions.find(dot < 0 ? name : name.substring(0, dot)).orElseThrow(() -> new Problem(404,
                "There is no question \"" + name + "\". Nearest: " + questions.nearest(name).stream()
                        .map(near -> "/queries/" + near).collect(Collectors.joining(" , ")) + " . All of them: /queries .").met());
        Written form = dot < 0 ? chosen(question, request.getHeader("Accept")) : named(question, name.substring(dot + 1));
        Txn.executeRead(dataset, () -> send(question, form, request, response));
    }

    /** The list as a page; what a program can read of it is described elsewhere. */
    private void list(HttpServletRequest request, HttpServletResponse response) {
        String type = Negotiation.choose(request.getHeader("Accept"), LISTS).orElseThrow(() ->
                new Problem(406, Negotiation.refusal(LISTS)).met());
        response.setHeader("Vary", "Accept, Accept-Language, Cookie");
        Signposts.API.forEach(link -> response.addHeader("Link", link.header()));
        if (type.equals("text/html")) {
            String language = Negotiation.language(request);
            new Problem.Body("text/html;charset=utf-8", Pages.filled("questions.jte", Map.of("questions",
                    QuestionsView.of(questions.all(), language), "frame", Frame.of(request, Signposts.API, Optional.empty()))))
                    .send(HttpServletResponse.SC_OK, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", type.equals("application/json") ? "/" + ApiDescription.PATH
                    : "/data?graph=" + QuestionGraph.NAME.getURI());
        }
    }

    private static List<? extends Written> forms(NamedQuery question) {
        return switch (question.kind()) {
            case SELECT, ASK -> RowsFormat.ALL;
            default -> Format.ALL;
        };
    }

    private static Written chosen(NamedQuery question, String accept) {
        List<? extends Written> forms = forms(question);
        AcceptList offer = AcceptList.create(forms.stream().map(Written::type).toArray(String[]::new));
        String type = Negotiation.choose(accept, offer).orElseThrow(() -> new Problem(406, Negotiation.refusal(offer)
                + " Or add an ending to the address: " + endings(forms) + ".").met());
        return forms.stream().filter(form -> form.type().equals(type)).findFirst().orElseThrow();
    }

    private static Written named(NamedQuery question, String ending) {
        List<? extends Written> forms = forms(question);
        return forms.stream().filter(form -> form.ending().equals(ending)).findFirst().map(form -> (Written) form)
                .orElseThrow(() -> new Problem(404, "The answer to /queries/" + question.name() + " can't be had as ." + ending
                        + ". Its endings are " + endings(forms) + ". The question itself can be read at "
                        + Address.of(QuestionGraph.name(question)) + ".ttl .").met());
    }

    private static String endings(List<? extends Written> forms) {
        return forms.stream().map(form -> "." + form.ending()).distinct().collect(Collectors.joining(", "));
    }

    private void send(NamedQuery question, Written form, HttpServletRequest request, HttpServletResponse response) {
        boolean page = form.type().equals("text/html");
        Allowed.check(question.query(), options.services());
        QuestionPage pages = new QuestionPage(dataset, question, request);
        try {
            Asking asking = Asking.of(question, Query.of(request));
            if (page && !asking.isReady()) {
                pages.send(Optional.of(asking), Optional.empty(), response);
                return;
            }
            question.terms(asking.values());
            answer(asking, form, pages, request, response);
        } catch (Parameter.BadParameter e) {
            if (!page) {
                throw e;
            }
            pages.send(Optional.empty(), Optional.of(e), response);
        }
    }

    private void answer(Asking asking, Written form, QuestionPage pages, HttpServletRequest request,
                        HttpServletResponse response) {
        String path = "/queries/" + asking.question().name();
        Version version = new Version(ChangeGraph.last(dataset));
        String mark = Integer.toHexString(asking.question().text().hashCode());
        List<Frame.Link> links = new ArrayList<>(Signposts.of(asking.question()));
        Representation known = new Representation(path, form, mark, version, links);
        boolean steady = Steady.is(asking.question().text());
        if (steady && known.isKnown(request)) {
            known.send(request, response, () -> new byte[0]);
            return;
        }
        // Asked before anything is answered, so that what goes wrong is an error and nothing else.
        Answered answered = Answered.to(dataset, asking, form, options.limits());
        links.addAll(asking.pages(path + (pages.hasEnding() ? "." + form.ending() : ""), answered.size(), answered.more()));
        known.send(request, response, () -> {
            if (!steady) {
                response.setHeader("ETag", null);
            }
            return form.type().equals("text/html") ? pages.bytes(asking, answered, links) : bytes(answered, form, request);
        });
    }

    private static byte[] bytes(Answered answered, Written form, HttpServletRequest request) {
        if (form instanceof Format format) {
            return Representation.of(answered.dataset(), format.lang().orElseThrow(), request);
        }
        Lang lang = ((RowsFormat) form).lang().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (answered.verdict().isPresent()) {
            ResultSetFormatter.output(out, answered.verdict().get(), lang);
        } else {
            ResultSetFormatter.output(out, ResultSet.adapt(answered.rows()), lang);
        }
        return out.toByteArray();
    }
}
