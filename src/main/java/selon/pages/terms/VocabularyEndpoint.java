package selon.pages.terms;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.OWL2;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.AnswerCache;
import selon.http.base.DocumentFormat;
import selon.http.base.HttpEndpoint;
import selon.http.base.Negotiation;
import selon.http.base.Representation;
import selon.http.base.Signposts;
import selon.http.base.ThingAddress;
import selon.http.base.Version;
import selon.view.claims.GraphReader;
import selon.view.terms.OntologyHeader;

/**
 * Serves a whole vocabulary, in the format that the Accept header or an ending chooses. A vocabulary is a document, so it is
 * served directly (200). Its other names, and that of its present version, redirect to it (303).
 */
final class VocabularyEndpoint extends HttpEndpoint {

    private final transient DatasetGraph dataset;
    private final transient AnswerCache pages;

    VocabularyEndpoint(DatasetGraph dataset, AnswerCache pages) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.pages = pages;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        Txn.executeRead(dataset, () -> {
            PublishedVocabulary vocabulary = PublishedVocabulary.at(path).orElseGet(() -> ofVersion(path));
            if (!dataset.containsGraph(vocabulary.graph())) {
                throw ProblemException.of(ProblemType.NO_SUCH_VOCABULARY, vocabulary.graph().getURI(), Segment.address("/sparql"));
            }
            Optional<DocumentFormat> named = DocumentFormat.atEndOf(path)
                    .filter(format -> path.equals(vocabulary.path() + "." + format.ending()));
            if (named.isPresent() || path.equals(vocabulary.path())) {
                send(vocabulary, named.orElseGet(() -> DocumentFormat.chosen(DocumentFormat.GRAPHS, request.getHeader("Accept"))), request, response);
            } else {
                response.setHeader("Location", vocabulary.path()
                        + Optional.ofNullable(request.getQueryString()).map(query -> "?" + query).orElse(""));
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            }
        });
    }

    private PublishedVocabulary ofVersion(String path) {
        boolean present = dataset.contains(PublishedVocabulary.TERMS.graph(), PublishedVocabulary.TERMS.head(), OWL2.versionIRI.asNode(),
                NodeFactory.createURI(ThingAddress.OURS + path));
        if (!present) {
            throw ProblemException.of(ProblemType.NO_SUCH_VERSION, ThingAddress.OURS + path, Segment.address("/ns"),
                    Segment.address("/-/history?graph=" + ThingAddress.OURS + "/ns"));
        }
        return PublishedVocabulary.TERMS;
    }

    private void send(PublishedVocabulary vocabulary, DocumentFormat format, HttpServletRequest request, HttpServletResponse response) {
        GraphReader said = new GraphReader(dataset, Negotiation.language(request));
        OntologyHeader title = OntologyHeader.of(said, vocabulary.head());
        var links = Signposts.of(vocabulary.head(), vocabulary.path(), title.licence().orElse(Signposts.LICENCE),
                List.of(Signposts.PAGE, "https://schema.org/DefinedTermSet"));
        // A page counts how often terms are used, so it ages with everything.
        Version version = format == DocumentFormat.HTML ? new Version(ChangeGraph.last(dataset))
                : Version.of(dataset, Optional.of(vocabulary.graph()));
        Representation document = new Representation(vocabulary.path(), format, version, links);
        if (format.lang().isPresent()) {
            document.send(request, response, format.lang().get(),
                    () -> told(vocabulary, title, request.getRequestURL().toString()));
        } else {
            document.send(request, response, () -> pages.get(said.language() + " "
                    + Negotiation.inLanguage(request, said.language()), version,
                    () -> Answer.page(VocabularyPages.page(vocabulary, said, title, request, links))).bytes());
        }
    }

    private DatasetGraph told(PublishedVocabulary vocabulary, OntologyHeader title, String address) {
        DatasetGraph told = DatasetGraphFactory.create();
        Graph own = told.getGraph(vocabulary.graph());
        dataset.getGraph(vocabulary.graph()).find().forEachRemaining(own::add);
        Node document = NodeFactory.createURI(address);
        Representation.about(document, vocabulary.head(), title.licence().orElse(Signposts.LICENCE))
                .forEach(told.getDefaultGraph()::add);
        return told;
    }
}
