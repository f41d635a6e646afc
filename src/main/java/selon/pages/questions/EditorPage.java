package selon.pages.questions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.query.NamedQuery;
import selon.core.query.Questions;
import selon.core.vocab.Resources;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.QueryString;
import selon.http.base.Templates;
import selon.http.filter.ResponseHeadersFilter;
import selon.http.sparql.EntryPage;
import selon.view.terms.QueryVocabulary;

/**
 * The SPARQL editor, for clients that prefer HTML to the formats of results. It begins with the query of its address ({@code
 * ?query=}) or with a named question ({@code ?example=}). Without JavaScript it is a plain form.
 */
public final class EditorPage implements EntryPage {

    private static final String HTML = "text/html";
    private static final AcceptList DESCRIPTION_OR_PAGE = orPage(DEF.rdfOffer);
    private static final AcceptList ANSWER_OR_PAGE = orPage(DEF.rsOfferTable, DEF.rsOfferBoolean, DEF.constructOffer);
    /** What is asked: a query says nothing of it, so a link has to. */
    private static final List<String> DATASET = List.of("default-graph-uri", "named-graph-uri", "as-of");

    private final DatasetGraph dataset;
    private final Questions questions;

    public EditorPage(DatasetGraph dataset, Questions questions) {
        this.dataset = dataset;
        this.questions = questions;
    }

    private static AcceptList orPage(AcceptList... offers) {
        return AcceptList.create(Stream.concat(Stream.of(offers).flatMap(offer -> offer.entries().stream())
                .map(MediaType::getContentTypeStr).distinct(), Stream.of(HTML)).toArray(String[]::new));
    }

    /** A format that is named is an answer. */
    @Override
    public boolean isWanted(HttpServletRequest request) {
        QueryString parameters = QueryString.of(request);
        AcceptList offer = parameters.values().isEmpty() ? DESCRIPTION_OR_PAGE : ANSWER_OR_PAGE;
        return !parameters.has("format") && !parameters.has("output")
                && Negotiation.choose(request.getHeader("Accept"), offer).equals(Optional.of(HTML));
    }

    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) {
        String language = Negotiation.language(request);
        Answer page = Answer.page(Templates.filled("editor.jte", Map.of("editor", view(QueryString.of(request), language), "frame", PageContext.of(request))));
        ResponseHeadersFilter.allowInlineStyle(response);
        Freshness.varies(response, Freshness.BY_READER);
        page.send(response);
    }

    private EditorView view(QueryString parameters, String language) {
        Optional<String> query = parameters.one("query").filter(text -> !text.isBlank());
        Optional<NamedQuery> example = parameters.one("example").map(this::question);
        String text = query.or(() -> example.map(question -> question.example(language)))
                .orElseGet(() -> Resources.text("/selon/pages/questions/start.rq")).strip();
        List<Map.Entry<String, String>> asked = DATASET.stream()
                .flatMap(name -> parameters.all(name).stream().map(value -> Map.entry(name, value))).toList();
        return new EditorView(text, query.isPresent() ? "" : example.map(NamedQuery::name).orElse(""),
                query.isPresent() || example.isPresent(), asked, QueryVocabulary.of(dataset), List.copyOf(questions.all()));
    }

    private NamedQuery question(String name) {
        return questions.find(name).orElseThrow(() -> NamedQueryEndpoint.missing(questions, name));
    }
}
