package selon.pages.things;

import java.nio.charset.StandardCharsets;
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
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.HttpEndpoint;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.PageCache;
import selon.http.base.PageContext;
import selon.http.base.Problem;
import selon.http.base.Representation;
import selon.http.base.Signposts;
import selon.http.base.Templates;
import selon.http.base.Version;
import selon.view.claims.GraphReader;
import selon.wikidata.export.ExportFormat;
import selon.wikidata.export.LeftOutStatement;
import selon.wikidata.export.QuickStatements;

/**
 * {@code /export} explains the files, with what is left out of the statements for Wikidata and why; {@code /export/NAME} is a
 * file. Each is made once for each state of the dataset.
 */
public final class ExportEndpoint extends HttpEndpoint {

    private static final int SHOWN = 200;

    private final transient DatasetGraph dataset;
    private final transient PageCache shelf = new PageCache();

    public ExportEndpoint(DatasetGraph dataset) {
        super("GET", "HEAD");
        this.dataset = dataset;
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
                        ProblemType.NO_SUCH_PAGE.with(request.getRequestURI(), Segment.address("/export")));
                send(file, version, request, response);
            }
        });
    }

    private void send(ExportFormat file, Version version, HttpServletRequest request, HttpServletResponse response) {
        String address = JsonLdWriter.base(request) + "export/" + file.word();
        String tag = file.word() + "." + Integer.toHexString(address.hashCode());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", version.tag(tag));
        response.setHeader("Content-Disposition", "inline; filename=\"selon-" + file.word() + "." + file.ending() + "\"");
        response.addHeader("Link", new PageContext.Link("license", Signposts.LICENCE, "").header());
        response.addHeader("Link", new PageContext.Link("describedby", "/export", "text/html").header());
        response.setHeader("Vary", "Accept");
        if (version.isKnown(request, tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] text = shelf.page(address, version, () -> file.text(dataset, address).getBytes(StandardCharsets.UTF_8));
        if (text.length == 0 && wantsPage(file, request)) {
            response.setHeader("Location", "/export#" + file.word());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        } else {
            new Problem.Body(file.type() + ";charset=utf-8", text).send(HttpServletResponse.SC_OK, response);
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
        response.setHeader("Vary", "Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", version.tag(ending));
        if (version.isKnown(request, ending)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        new Problem.Body("text/html;charset=utf-8", shelf.page(language + " " + frame.switched(), version, () -> Representation.of(
                Templates.filled("exports.jte", Map.of("frame", frame, "base", JsonLdWriter.base(request), "exports", view(language))))))
                .send(HttpServletResponse.SC_OK, response);
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
