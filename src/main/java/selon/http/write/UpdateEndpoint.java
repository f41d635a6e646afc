package selon.http.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.WebContent;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;

import selon.core.query.NamedQuery;
import selon.core.rdf.StorableTerms;
import selon.core.store.Proposal;
import selon.core.vocab.IriArgument;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.HttpEndpoint;
import selon.http.base.QueryString;
import selon.http.base.RequestBody;
import selon.http.base.ServerOptions;
import selon.http.guard.QueryDepthCheck;
import selon.http.guard.QueryPolicy;

/** Takes updates by POST, as {@code application/sparql-update} or as a form (SPARQL 1.1 Protocol, section 2.2). */
final class UpdateEndpoint extends HttpEndpoint {

    private final transient WriteService writing;

    UpdateEndpoint(WriteService writing) {
        super("POST");
        this.writing = writing;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String who = writing.author(request, response);
        ServerOptions options = writing.options();
        RequestBody body = RequestBody.of(request, options.limits().longestBody(), options.limits().timeoutSeconds());
        boolean form = body.type().equals(WebContent.contentTypeHTMLForm);
        if (!form && !body.type().equals(WebContent.contentTypeSPARQLUpdate)) {
            throw body.ofAnotherType(List.of(WebContent.contentTypeSPARQLUpdate, WebContent.contentTypeHTMLForm));
        }
        QueryString parameters = form ? QueryString.of(body.text()) : QueryString.of(request);
        String text = form ? parameters.one("update").orElseThrow(() ->
                ProblemException.of(ProblemType.PARAMETER_MISSING, "update", "INSERT DATA { … }")) : body.text();
        QueryDepthCheck.check(text, options.limits().deepest());
        StorableTerms.complaintOfUnparsed(QueryDepthCheck.unescaped(text)).ifPresent(complaint -> {
            throw complaint;
        });
        UpdateRequest update = parsed(text);
        QueryPolicy.check(update);
        using(update, parameters);
        writing.send(request, response, who, new WriteService.Wish(Proposal.updating(update, options.limits().timeoutSeconds()),
                Optional.empty(), Optional.empty(), leadingComment(text)));
    }

    private static UpdateRequest parsed(String text) {
        try {
            return UpdateFactory.create(text, Proposal.NO_BASE, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            throw ProblemException.of(ProblemType.UPDATE_SYNTAX, Segment.foreign(NamedQuery.complaint(e)));
        }
    }

    /** The dataset that the protocol's parameters say, which the update must not say too. */
    private static void using(UpdateRequest update, QueryString parameters) {
        List<String> graphs = parameters.all("using-graph-uri");
        List<String> named = parameters.all("using-named-graph-uri");
        if (graphs.isEmpty() && named.isEmpty()) {
            return;
        }
        for (var operation : update.getOperations()) {
            if (operation instanceof UpdateWithUsing modify) {
                if (!modify.getUsing().isEmpty() || !modify.getUsingNamed().isEmpty() || modify.getWithIRI() != null) {
                    throw ProblemException.of(ProblemType.USING_TWICE);
                }
                graphs.forEach(graph -> modify.addUsing(IriArgument.required(graph)));
                named.forEach(graph -> modify.addUsingNamed(IriArgument.required(graph)));
            }
        }
    }

    /** The comment at the head of an update: its reason. */
    private static Optional<String> leadingComment(String text) {
        List<String> words = new ArrayList<>();
        for (String line : text.stripLeading().split("\\R")) {
            if (!line.startsWith("#")) {
                break;
            }
            words.add(line.replaceFirst("^#+\\s*", "").strip());
        }
        return Optional.of(String.join(" ", words).strip()).filter(reason -> !reason.isEmpty());
    }
}
