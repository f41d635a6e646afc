package selon.pages.things;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Answer;
import selon.http.base.AnswerCache;
import selon.http.base.Freshness;
import selon.http.base.HttpEndpoint;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.base.Version;
import selon.view.claims.GraphReader;
import selon.wikidata.export.ExportFormat;
import selon.wikidata.export.LeftOutStatement;
import selon.wikidata.export.QuickStatements;

/**
 * {@code /export} explains the files and what the statements for Wikidata leave out, and why. {@code /export/NAME} is a file.
 * Each file is made once for each state of the dataset.
 */
public final class ExportEndpoint extends HttpEndpoint {

    private static final int SHOWN = 200;

    private final transient DatasetGraph dataset;
    private final transient AnswerCache pages;

    public ExportEndpoint(DatasetGraph dataset, AnswerCache pages) {
        super("GET", "HEAD");
        this.dataset = dataset;
        this.pages = pages;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        String name = Optional.ofNullable(request.getPathInfo()).orElse("").replaceFirst("^/", "");
        Txn.executeRead(dataset, () -> {
            Version version = new Version(ChangeGraph.last(dataset));
            if (name.isEmpty()) {
                page(version, request, response);
            } else {
                ExportFormat file = ExportFormat.named(name).orElseThrow(() ->
                        ProblemException.of(ProblemType.NO_SUCH_PAGE, request.getRequestURI(), Segment.address("/export")));
                send(file, version, request, response);
            }
        });
    }

    private void send(ExportFormat file, Version version, HttpServletRequest request, HttpServletResponse response) {
        String address = JsonLdWriter.base(request) + "export/" + file.word();
        String tag = file.word() + "." + Integer.toHexString(address.hashCode());
        response.setHeader("Content-Disposition", "inline; filename=\"selon-" + file.word() + "." + file.ending() + "\"");
        response.addHeader("Link", new PageContext.PageLink("license", Signposts.LICENCE, "").header());
        response.addHeader("Link", new PageContext.PageLink("describedby", "/export", "text/html").header());
        if (!Freshness.of(version.tag(tag), Freshness.BY_TYPE).isWanted(request, response)) {
            return;
        }
        Answer answer = pages.get(address, version, () ->
                new Answer(HttpServletResponse.SC_OK, file.type() + ";charset=utf-8", file.text(dataset, address)));
        if (answer.bytes().length == 0 && wantsPage(file, request)) {
            response.setHeader("Location", "/export#" + file.word());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        } else {
            answer.send(response);
        }
    }

    /** Whether a person would rather read why a file is empty than get it. */
    private static boolean wantsPage(ExportFormat file, HttpServletRequest request) {
        return Negotiation.choose(request.getHeader("Accept"), AcceptList.create(file.type(), "text/html"))
                .filter("text/html"::equals).isPresent();
    }

    private void page(Version version, HttpServletRequest request, HttpServletResponse response) {
        PageContext frame = PageContext.of(request);
        String language = frame.tongue().code();
        String ending = language + "." + Templates.MARK + ".html";
        Freshness.of(version.tag(ending), Freshness.BY_LANGUAGE).send(request, response, () ->
                pages.get(List.of("export", language, frame.switched()), version, () -> Answer.page(
                        Templates.filled("exports.jte", Map.of("frame", frame, "base", JsonLdWriter.base(request), "exports", view(language))))));
    }

    private ExportsView view(String language) {
        QuickStatements statements = QuickStatements.of(dataset);
        GraphReader said = new GraphReader(dataset, language);
        List<ExportsView.Left> left = statements.leftOut().stream().limit(SHOWN)
                .map(out -> new ExportsView.Left(said.named(out.about()), out.why().words(language))).toList();
        Map<String, Integer> reasons = new LinkedHashMap<>();
        LeftOutStatement.counts(statements.leftOut()).forEach((reason, count) -> reasons.put(reason.words(language), count));
        return new ExportsView(statements.lines(), left, reasons,
                ExportFormat.MIXNMATCH.text(dataset, "").lines().count() - 1,
                ExportFormat.BEACON.text(dataset, "").lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).count());
    }
}
