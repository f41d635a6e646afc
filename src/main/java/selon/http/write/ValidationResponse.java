package selon.http.write;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.OptionalInt;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.shacl.engine.ShaclPaths;

import selon.core.rdf.Finding;
import selon.core.rdf.SourceLines;
import selon.core.store.Gate;
import selon.core.vocab.JsonText;
import selon.core.vocab.Prefixes;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Answer;
import selon.http.base.Freshness;
import selon.http.base.JsonLdWriter;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.PageLanguage;
import selon.http.base.Problem;
import selon.http.base.Templates;

/**
 * The verdict of the rules on a change, in the syntax that the client wants: a SHACL report in RDF, JSON (problem details of
 * RFC 9457 with {@code findings} for a refusal), text or a page.
 *
 * @param status  the HTTP status
 * @param verdict what the rules say
 * @param lines   where the body says what, if the body was RDF
 */
public record ValidationResponse(int status, Gate.Verdict verdict, Optional<SourceLines> lines) {

    private static final String PROBLEM = "application/problem+json";
    private static final AcceptList OFFER = AcceptList.create(PROBLEM, "application/json", "text/turtle",
            "application/ld+json", "application/n-triples", "application/rdf+xml", "text/html", "text/plain");

    /** How many findings are told; a change can have many times more than anybody reads. */
    private static final int TOLD = 500;
    private static final int LINKED = 128;
    private static final ProblemException REFUSAL = ProblemException.of(ProblemType.REFUSED_BY_RULES);

    /** Whether the change is refused. */
    public boolean refused() {
        return !verdict.accepts();
    }

    /** What the rules say, or the first of it, refusals before warnings. */
    public List<Finding> findings() {
        return verdict.findings().stream().sorted(Comparator.comparing(Finding::severity)).limit(TOLD).toList();
    }

    /** A term for people. */
    public static String name(Node term) {
        return Prefixes.shorten(term);
    }

    /** The line of the body on which a finding's thing, or its value, was written. */
    public OptionalInt line(Finding finding) {
        return lines.map(all -> {
            OptionalInt ofValue = finding.value().map(value -> all.of(finding.focus(), value)).orElse(OptionalInt.empty());
            return ofValue.isPresent() ? ofValue : all.of(finding.focus());
        }).orElse(OptionalInt.empty());
    }

    /** In a few sentences, in a language. */
    public String detail(String language) {
        long all = verdict.findings().size();
        long errors = verdict.findings().stream().filter(one -> one.severity() == Finding.Severity.VIOLATION).count();
        PageLanguage tongue = new PageLanguage(language);
        String rest = all <= TOLD ? "" : tongue.say(" Here are the first " + TOLD + ".", " Voici les " + TOLD + " premiers.");
        return (refused() ? REFUSAL.message(language) + " " + ProblemException.unchanged(language)
                : tongue.say("The rules accept this.", "Les règles acceptent ceci."))
                + " " + tongue.count(errors, "error", "errors", "erreur", "erreurs")
                + ", " + tongue.count(all - errors, "warning", "warnings", "avertissement", "avertissements") + "." + rest;
    }

    /** Answers the request. */
    void send(HttpServletRequest request, HttpServletResponse response) {
        verdict.findings().stream().map(Finding::rule).filter(Node::isURI).distinct().limit(LINKED).forEach(rule ->
                response.addHeader("Link", "<" + rule.getURI() + ">; rel=\"http://www.w3.org/ns/ldp#constrainedBy\""));
        Freshness.varies(response, Freshness.BY_TYPE + ", Accept-Language");
        String type = Negotiation.choose(request.getHeader("Accept"), OFFER).orElse(PROBLEM);
        String language = Negotiation.language(request);
        Answer answer = switch (type) {
            case "text/html" -> new Answer(status, "text/html;charset=utf-8", Templates.filled("judgement.jte",
                    Map.of("judgement", this, "frame", PageContext.of(request))));
            case "text/plain" -> new Answer(status, "text/plain;charset=utf-8", text(language));
            case PROBLEM, "application/json" -> new Answer(status, status < 400 ? "application/json" : PROBLEM,
                    json(Problem.base(request), language));
            default -> new Answer(status, type + ";charset=utf-8", rdf(RDFLanguages.contentTypeToLang(type), request));
        };
        answer.send(response);
    }

    private byte[] rdf(Lang lang, HttpServletRequest request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLdWriter.write(ValidationReportGraph.of(findings()), lang, request, out);
        return out.toByteArray();
    }

    private String text(String language) {
        StringBuilder text = new StringBuilder(detail(language)).append('\n');
        for (Finding finding : findings()) {
            line(finding).ifPresent(line -> text.append("line ").append(line).append(": "));
            text.append(finding.severity() == Finding.Severity.VIOLATION ? "error    " : "warning  ")
                    .append(finding.message(language)).append("   (").append(name(finding.focus())).append("; ")
                    .append(name(finding.rule())).append(")\n");
        }
        return text.toString();
    }

    private String json(String base, String language) {
        JsonObjectBuilder object = JsonText.object();
        if (status >= 400) {
            object.add("type", base + ProblemType.REFUSED_BY_RULES.path());
            object.add("code", ProblemType.REFUSED_BY_RULES.code());
            object.add("title", ProblemType.REFUSED_BY_RULES.title(language));
        }
        object.add("status", status);
        object.add("detail", detail(language));
        object.add("accepted", !refused());
        JsonArrayBuilder all = JsonText.array();
        findings().forEach(finding -> all.add(json(finding, language)));
        object.add("findings", all);
        return JsonText.lines(object.build());
    }

    private JsonObjectBuilder json(Finding finding, String language) {
        JsonObjectBuilder object = JsonText.object();
        object.add("severity", finding.severity() == Finding.Severity.VIOLATION ? "violation" : "warning");
        object.add("message", finding.message(language));
        JsonObjectBuilder messages = JsonText.object();
        new TreeMap<>(finding.messages()).forEach(messages::add);
        object.add("messages", messages);
        object.add("focusNode", term(finding.focus()));
        finding.path().ifPresent(path -> object.add("path", ShaclPaths.pathToString(path)));
        finding.value().ifPresent(value -> object.add("value", term(value)));
        object.add("rule", term(finding.rule()));
        line(finding).ifPresent(line -> object.add("line", line));
        return object;
    }

    private static String term(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel();
    }
}
