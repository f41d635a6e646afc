// /contribute: forms for what somebody wants to add.
package selon.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.describe.Form;
import selon.describe.Forms;
import selon.describe.Named;
import selon.describe.Said;
import selon.ledger.ChangeGraph;
import selon.store.Resources;

/**
 * {@code /contribute} says what can be added, {@code /contribute/claim} and its like are the forms. They are drawn from the
 * ontology and the rules as they are now, once for each state of the dataset; what they make is judged by
 * {@code /-/validate} and written through {@code /data}, as anything is.
 */
public final class Contribute extends Endpoint {

    /** Finds things by their names; where there is a search, scripts ask that. */
    private static final String COMPARE = Resources.text("/describe/compare.rq");

    private final transient DatasetGraph dataset;
    private final transient Options options;
    private final transient Shelf shelf = new Shelf();

    Contribute(DatasetGraph dataset, Options options) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.options = options;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getRequestURI().replaceFirst("^/contribute/?", "");
        Optional<Contribution> asked = Contribution.named(name);
        if (asked.isEmpty() && !name.isEmpty()) {
            throw new Problem(404, "There is no form for that. See /contribute .").met();
        }
        String base = request.getRequestURL().toString().replaceFirst("contribute.*", "");
        Txn.executeRead(dataset, () -> shelf.send(request, response, new Version(ChangeGraph.last(dataset)), List.of(), frame ->
                asked.map(contribution -> form(frame, base, contribution)).orElseGet(() -> overview(frame))));
    }

    /** A form that is offered, and the class that it describes. */
    public record Offer(Contribution contribution, Named type) {}

    private static List<Offer> offers(Said said) {
        return Contribution.ALL.stream().map(one -> new Offer(one, said.named(one.type()))).toList();
    }

    private String overview(Frame frame) {
        return Pages.filled("contribute.jte", Map.of("frame", frame,
                "offers", offers(new Said(dataset, frame.tongue().code()))));
    }

    private String form(Frame frame, String base, Contribution contribution) {
        String language = frame.tongue().code();
        Form form = new Forms(dataset, language).of(contribution.type(), contribution.fresh());
        List<Offer> siblings = offers(new Said(dataset, language)).stream()
                .filter(offer -> offer.contribution().family() == contribution.family()).toList();
        return Pages.filled("form.jte", Map.of("frame", frame, "contribution", contribution, "form", form,
                "siblings", siblings, "compare", COMPARE, "readOnly", options.tokens().isEmpty(), "base", base));
    }
}
