package selon.pages.questions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.http.base.Answer;
import selon.http.base.DocumentFormat;
import selon.http.base.Freshness;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.QueryString;
import selon.http.base.Representation;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.base.UsedPrefixes;
import selon.view.claims.GraphReader;

/** Renders the page of a question with its form and, once it is asked, its answer. */
final class QuestionPage {

    /** A graph longer than this is shown in part; the other forms give all of it. */
    private static final int MOST_CHARACTERS = 60_000;

    private final DatasetGraph dataset;
    private final NamedQuery question;
    private final HttpServletRequest request;

    /**
     * @param dataset  what is asked, inside a transaction
     * @param question the question
     * @param request  who asks
     */
    QuestionPage(DatasetGraph dataset, NamedQuery question, HttpServletRequest request) {
        this.dataset = dataset;
        this.question = question;
        this.request = request;
    }

    /** Whether the address says by its ending which form is wanted, so that those it leads to should too. */
    boolean hasEnding() {
        return request.getRequestURI().indexOf('.') >= 0;
    }

    /** Answers with the form alone, or with what is wrong in it, which is 400. */
    void send(Optional<QueryRequest> asking, Optional<QueryParameter.BadParameter> wrong, HttpServletResponse response) {
        Freshness.varies(response, Freshness.BY_READER);
        Freshness.keepNot(response);
        List<PageContext.PageLink> links = Signposts.of(question);
        links.forEach(link -> response.addHeader("Link", link.header()));
        new Answer(wrong.isPresent() ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_OK, "text/html;charset=utf-8",
                filled(view(asking, Optional.empty(), wrong, links), links)).send(response);
    }

    /** The page with an answer. */
    byte[] bytes(QueryRequest asking, QueryResult answered, List<PageContext.PageLink> links) {
        return Representation.of(filled(view(Optional.of(asking), Optional.of(answered), Optional.empty(), links), links));
    }

    private String filled(QuestionView view, List<PageContext.PageLink> links) {
        return Templates.filled("question.jte", Map.of("view", view, "base", JsonLdWriter.base(request),
                "frame", PageContext.of(request, links, Optional.empty())));
    }

    private QuestionView view(Optional<QueryRequest> asking, Optional<QueryResult> answered, Optional<QueryParameter.BadParameter> wrong,
                              List<PageContext.PageLink> links) {
        String language = Negotiation.language(request);
        QueryString given = QueryString.of(request);
        List<QuestionView.ParameterField> fields = question.parameters().stream().map(parameter -> new QuestionView.ParameterField(parameter,
                given.all(parameter.name()).stream().findFirst().orElse(""),
                wrong.filter(bad -> bad.parameter().equals(parameter.name())).map(bad -> bad.message(language)))).toList();
        Optional<String> elsewhere = wrong.filter(bad -> fields.stream().noneMatch(field -> field.wrong().isPresent()))
                .map(bad -> bad.message(language));
        return new QuestionView(question, fields, elsewhere, given.all("limit").stream().findFirst().orElse(""),
                answered.map(answer -> answer(answer, language, links)), asking.filter(QueryRequest::isReady).map(this::forms).orElse(List.of()),
                asking.map(one -> one.values().entrySet().stream().map(value -> value.getKey() + "=" + value.getValue()).toList())
                        .orElse(List.of()));
    }

    private List<PageContext.PageLink> forms(QueryRequest asking) {
        Stream<DocumentFormat> forms = switch (question.kind()) {
            case SELECT, ASK -> DocumentFormat.ROWS.stream().filter(form -> !form.name().startsWith("PLAIN"));
            default -> DocumentFormat.GRAPHS.stream();
        };
        return forms.filter(form -> !form.ending().equals("html")).map(form -> new PageContext.PageLink(form.ending(),
                asking.address("/queries/" + question.name() + "." + form.ending(), asking.offset()), form.type())).toList();
    }

    private QuestionView.AnswerTable answer(QueryResult answered, String language, List<PageContext.PageLink> links) {
        GraphReader said = new GraphReader(dataset, language);
        List<List<QuestionView.Cell>> rows = answered.bindings().stream().map(row -> row(answered.variables(), row, said)).toList();
        int from = QueryString.of(request).one("offset").filter(offset -> !offset.isEmpty()).map(Integer::parseInt).orElse(0) + 1;
        return new QuestionView.AnswerTable(answered.variables().stream().map(variable -> variable.getVarName().replace('_', ' ')).toList(),
                rows, from, links.stream().filter(link -> List.of("first", "prev", "next").contains(link.rel())).toList(),
                answered.verdict(), answered.graph().map(graph -> {
                    String turtle = RDFWriter.source(UsedPrefixes.declared(graph)).lang(Lang.TURTLE).asString();
                    return turtle.length() > MOST_CHARACTERS ? turtle.substring(0, MOST_CHARACTERS) + "…" : turtle;
                }));
    }

    private static List<QuestionView.Cell> row(List<Var> variables, Binding row, GraphReader said) {
        return variables.stream().map(row::get).map(node ->
                new QuestionView.Cell(Optional.ofNullable(node).map(said::named))).toList();
    }
}
