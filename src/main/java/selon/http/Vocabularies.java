// The documents of our vocabularies: /ns, /motive, /shape, /hedge.
package selon.http;

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

import selon.describe.Said;
import selon.describe.Title;
import selon.ledger.ChangeGraph;

/**
 * Answers with a whole vocabulary, in the form that is asked for or that an ending names. It is a document, so it is there
 * itself (200); other names of it, and of its present version, lead to it (303).
 */
final class Vocabularies extends Endpoint {

    private final transient DatasetGraph dataset;
    private final transient Shelf shelf = new Shelf();

    Vocabularies(DatasetGraph dataset) {
        super("GET", "HEAD");
        this.dataset = dataset;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        Txn.executeRead(dataset, () -> {
            Vocabulary vocabulary = Vocabulary.at(path).orElseGet(() -> ofVersion(path));
            if (!dataset.containsGraph(vocabulary.graph())) {
                throw new Problem(404, "This database holds no <" + vocabulary.graph().getURI() + ">. What it holds is told at "
                        + "/sparql .").met();
            }
            Optional<Format> named = Format.atEndOf(path)
                    .filter(format -> path.equals(vocabulary.path() + "." + format.ending()));
            if (named.isPresent() || path.equals(vocabulary.path())) {
                send(vocabulary, named.orElseGet(() -> Format.chosen(request.getHeader("Accept"))), request, response);
            } else {
                response.setHeader("Location", vocabulary.path()
                        + Optional.ofNullable(request.getQueryString()).map(query -> "?" + query).orElse(""));
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            }
        });
    }

    private Vocabulary ofVersion(String path) {
        boolean present = dataset.contains(Vocabulary.TERMS.graph(), Vocabulary.TERMS.head(), OWL2.versionIRI.asNode(),
                NodeFactory.createURI(Address.OURS + path));
        if (!present) {
            throw new Problem(404, "There is no version of the ontology called <" + Address.OURS + path + ">. The present one is "
                    + "at /ns , and what it was before is told at /-/history?graph=" + Address.OURS + "/ns .").met();
        }
        return Vocabulary.TERMS;
    }

    private void send(Vocabulary vocabulary, Format format, HttpServletRequest request, HttpServletResponse response) {
        Said said = new Said(dataset, Negotiation.language(request));
        Title title = Title.of(said, vocabulary.head());
        var links = Signposts.of(vocabulary.head(), vocabulary.path(), title.licence().orElse(Signposts.LICENCE),
                List.of(Signposts.PAGE, "https://schema.org/DefinedTermSet"));
        // A page counts how often terms are used, so it ages with everything.
        Version version = format == Format.HTML ? new Version(ChangeGraph.last(dataset))
                : Version.of(dataset, Optional.of(vocabulary.graph()));
        Representation document = new Representation(vocabulary.path(), format, version, links);
        if (format.lang().isPresent()) {
            document.send(request, response, format.lang().get(),
                    () -> told(vocabulary, title, request.getRequestURL().toString()));
        } else {
            document.send(request, response, () -> shelf.page(said.language() + " "
                    + Negotiation.inLanguage(request, said.language()), version,
                    () -> Representation.of(VocabularyPages.page(vocabulary, said, title, request, links))));
        }
    }

    private DatasetGraph told(Vocabulary vocabulary, Title title, String address) {
        DatasetGraph told = DatasetGraphFactory.create();
        Graph own = told.getGraph(vocabulary.graph());
        dataset.getGraph(vocabulary.graph()).find().forEachRemaining(own::add);
        Node document = NodeFactory.createURI(address);
        Representation.about(document, vocabulary.head(), title.licence().orElse(Signposts.LICENCE))
                .forEach(told.getDefaultGraph()::add);
        return told;
    }
}
