package selon.pages.things;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Resources;
import selon.core.vocab.Segment;
import selon.http.base.AnswerCache;
import selon.http.base.HttpEndpoint;
import selon.http.base.PageContext;
import selon.http.base.ServerOptions;
import selon.http.base.Templates;
import selon.http.base.Version;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;
import selon.view.terms.ShapeForm;
import selon.view.terms.ShapeFormBuilder;

/**
 * {@code /contribute} lists what can be added; {@code /contribute/claim} and the like are the forms. They are drawn from the
 * present ontology and rules, once for each state of the dataset. A form's result is checked by {@code /-/validate} and written
 * through {@code /data}, as any change.
 */
public final class ContributeEndpoint extends HttpEndpoint {

    /** Finds things by their names; where there is a search, scripts ask that. */
    private static final String COMPARE = Resources.text("/selon/pages/things/compare.rq");

    private final transient DatasetGraph dataset;
    private final transient ServerOptions options;
    private final transient AnswerCache pages;

    ContributeEndpoint(DatasetGraph dataset, ServerOptions options, AnswerCache pages) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.options = options;
        this.pages = pages;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getRequestURI().replaceFirst("^/contribute/?", "");
        Optional<ContributionForm> asked = ContributionForm.named(name);
        if (asked.isEmpty() && !name.isEmpty()) {
            throw ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Segment.address("/contribute"));
        }
        String base = request.getRequestURL().toString().replaceFirst("contribute.*", "");
        Txn.executeRead(dataset, () -> pages.send(request, response, new Version(ChangeGraph.last(dataset)), List.of(), frame ->
                asked.map(contribution -> form(frame, base, contribution)).orElseGet(() -> overview(frame))));
    }

    /** A form that is offered, and the class that it describes. */
    public record Offer(ContributionForm contribution, LabelledThing type) {}

    private static List<Offer> offers(GraphReader said) {
        return ContributionForm.ALL.stream().map(one -> new Offer(one, said.named(one.type()))).toList();
    }

    private String overview(PageContext frame) {
        return Templates.filled("contribute.jte", Map.of("frame", frame,
                "offers", offers(new GraphReader(dataset, frame.tongue().code()))));
    }

    private String form(PageContext frame, String base, ContributionForm contribution) {
        String language = frame.tongue().code();
        ShapeForm form = new ShapeFormBuilder(dataset, language).of(contribution.type(), contribution.fresh());
        List<Offer> offers = offers(new GraphReader(dataset, language));
        List<Offer> siblings = offers.stream().filter(offer -> offer.contribution().family() == contribution.family()).toList();
        return Templates.filled("form.jte", Map.of("frame", frame, "contribution", contribution, "form", form,
                "offers", offers, "siblings", siblings, "compare", COMPARE, "readOnly", options.tokens().isEmpty(), "base", base));
    }
}
