package selon.pages.questions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.json.stream.JsonGenerator;

import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.core.vocab.JsonText;
import selon.core.vocab.Resources;
import selon.http.base.DocumentFormat;
import selon.http.base.PageLanguage;
import selon.http.base.Route;
import selon.http.base.Routes;
import selon.http.base.Signposts;

/**
 * Writes a description in OpenAPI 3.1.0: an operation for each question with its parameters, answers and errors, and each
 * route.
 */
final class OpenApiDocument {

    private static final String VERSION = "3.1.0";

    private final JsonGenerator json;
    private final Collection<NamedQuery> questions;
    private final Routes routes;
    private final PageLanguage tongue;

    private OpenApiDocument(JsonGenerator json, Collection<NamedQuery> questions, Routes routes, PageLanguage tongue) {
        this.json = json;
        this.routes = routes;
        this.questions = questions;
        this.tongue = tongue;
    }

    /** The description of the questions and routes, in JSON, in a reader's language. */
    static String of(Collection<NamedQuery> questions, Routes routes, PageLanguage tongue) {
        return JsonText.line(json -> new OpenApiDocument(json, questions, routes, tongue).write());
    }

    private void write() {
        json.writeStartObject().write("openapi", VERSION);
        info();
        json.writeStartArray("servers").writeStartObject().write("url", "/").writeEnd().writeEnd();
        json.writeStartArray("tags");
        questions.stream().map(this::tag).flatMap(Optional::stream).collect(Collectors.toCollection(TreeSet::new))
                .forEach(word -> json.writeStartObject().write("name", word).writeEnd());
        json.writeEnd();
        json.writeStartObject("paths");
        questions.forEach(this::operation);
        routes.told().forEach(this::route);
        json.writeEnd();
        components();
        link("externalDocs", "/queries", tongue.say("All questions, with forms", "Toutes les questions, avec des formulaires"));
        json.writeEnd();
    }

    private void info() {
        json.writeStartObject("info")
                .write("title", tongue.say("Selon: the named questions", "Selon : les questions nommées"))
                .write("summary", tongue.say("Who says why companies buy each other", "Qui dit pourquoi les entreprises se rachètent"))
                .write("description", tongue.say("Each question is a SPARQL query of the folder queries/, asked with values that are bound "
                        + "as terms. An answer comes as the Accept header says, or the ending of the address: /queries/NAME.csv. "
                        + "IRIs may be written with a prefix: deal:alibaba-group-c-sky-2018.",
                        "Chaque question est une requête SPARQL du dossier queries/, posée avec des valeurs liées comme termes. La réponse "
                        + "vient comme le dit l'en-tête Accept, ou la terminaison de l'adresse : /queries/NOM.csv. Les IRI peuvent s'écrire "
                        + "avec un préfixe : deal:alibaba-group-c-sky-2018."))
                .write("version", Resources.text("/version.txt").strip())
                .writeStartObject("license").write("name", "CC BY 4.0").write("url", Signposts.LICENCE).writeEnd()
                .writeEnd();
    }

    /** What is at a route, by each method. */
    private void route(Route route) {
        route.templates().forEach(address -> {
            boolean below = address.endsWith(Route.NAMED);
            json.writeStartObject(address);
            route.methods().stream().filter(method -> !method.equals("HEAD")).forEach(method -> {
                json.writeStartObject(method.toLowerCase(Locale.ROOT))
                        .write("operationId", method.toLowerCase(Locale.ROOT) + address)
                        .write("summary", tongue.say(route.english(), route.french()).replace("`", ""));
                if (below) {
                    json.writeStartArray("parameters").writeStartObject().write("name", "name").write("in", "path").write("required", true)
                            .writeStartObject("schema").write("type", "string").writeEnd().writeEnd().writeEnd();
                }
                json.writeStartObject("responses").writeStartObject("2XX").write("description", tongue.say("The answer", "La réponse"))
                        .writeEnd().writeKey("default");
                reference("responses", "Problem");
                json.writeEnd().writeEnd();
            });
            json.writeEnd();
        });
    }

    private Optional<String> tag(NamedQuery question) {
        return question.tags(tongue.code()).stream().findFirst();
    }

    private void operation(NamedQuery question) {
        boolean rows = question.query().isSelectType();
        json.writeKey("/queries/" + question.name()).writeStartObject().writeStartObject("get")
                .write("operationId", question.name())
                .write("summary", question.summary(tongue.code()))
                .write("description", question.description(tongue.code()));
        json.writeStartArray("tags");
        tag(question).ifPresent(json::write);
        json.writeEnd().writeStartArray("parameters");
        question.parameters().forEach(this::parameter);
        if (rows) {
            reference("parameters", "limit");
            reference("parameters", "offset");
        }
        json.writeEnd();
        link("externalDocs", "/queries/" + question.name(), tongue.say("As a form", "En formulaire"));
        json.writeStartObject("responses");
        answer(question);
        for (String status : List.of("304", "400", "406", "503")) {
            json.writeKey(status);
            reference("responses", status.equals("304") ? "Unchanged" : "Problem");
        }
        json.writeEnd().writeEnd().writeEnd();
    }

    private void parameter(QueryParameter parameter) {
        json.writeStartObject().write("name", parameter.name()).write("in", "query")
                .write("required", parameter.required())
                .write("description", parameter.text(tongue.code()));
        json.writeStartObject("schema").write("type", parameter.type() == QueryParameter.Type.INTEGER ? "integer" : "string");
        switch (parameter.type()) {
            case IRI -> json.write("format", "iri");
            case DATE -> json.write("format", "date");
            default -> { }
        }
        json.writeEnd().writeKey("example");
        if (parameter.type() == QueryParameter.Type.INTEGER) {
            json.write(Long.parseLong(parameter.sample()));
        } else {
            json.write(parameter.sample());
        }
        json.writeEnd();
    }

    private void answer(NamedQuery question) {
        boolean graph = question.query().isConstructType() || question.query().isDescribeType();
        json.writeStartObject("200").write("description", tongue.say("The answer", "La réponse")).writeStartObject("headers")
                .writeKey("ETag");
        reference("headers", "ETag");
        if (question.query().isSelectType()) {
            json.writeKey("Link");
            reference("headers", "Link");
        }
        json.writeEnd().writeStartObject("content");
        List<DocumentFormat> forms = graph ? DocumentFormat.GRAPHS : DocumentFormat.ROWS;
        forms.forEach(form -> {
            json.writeStartObject(form.type()).writeKey("schema");
            if (form.type().endsWith("json") && !graph) {
                reference("schemas", "Rows");
            } else {
                json.writeStartObject().write("type", form.type().endsWith("json") ? "object" : "string").writeEnd();
            }
            json.writeEnd();
        });
        json.writeEnd().writeEnd();
    }

    private void components() {
        json.writeStartObject("components");
        json.writeStartObject("parameters");
        page("limit", 1, tongue.say("the most rows to answer; without it, " + QueryRequest.MOST + ", and 100 on a page for people.",
                "le plus de lignes à répondre ; sans lui, " + QueryRequest.MOST + ", et 100 sur une page pour lecteurs."), 100);
        page("offset", 0, tongue.say("how many rows to leave out first; the Link header leads from page to page.",
                "combien de lignes laisser d'abord de côté ; l'en-tête Link mène de page en page."), 0);
        json.writeEnd().writeStartObject("headers");
        header("ETag", tongue.say("The state of the dataset, for If-None-Match.", "L'état du jeu de données, pour If-None-Match."));
        header("Link", tongue.say("Other pages: rel first, prev, next (RFC 8288).", "D'autres pages : rel first, prev, next (RFC 8288)."));
        json.writeEnd().writeStartObject("responses");
        json.writeStartObject("Unchanged").write("description", tongue.say("It is what If-None-Match says.",
                "C'est ce que dit If-None-Match.")).writeEnd();
        json.writeStartObject("Problem").write("description", tongue.say("What is wrong, where, and how to mend it (RFC 9457): "
                + "400 a parameter, 406 the Accept header, 503 it took too long.", "Ce qui ne va pas, où, et comment y remédier (RFC 9457) : "
                + "400 un paramètre, 406 l'en-tête Accept, 503 c'était trop long.")).writeStartObject("content")
                .writeStartObject("application/problem+json").writeKey("schema");
        reference("schemas", "Problem");
        json.writeEnd().writeEnd().writeEnd().writeEnd();
        json.writeStartObject("schemas");
        rows();
        problem();
        json.writeEnd().writeEnd();
    }

    private void page(String name, int least, String text, int example) {
        json.writeStartObject(name).write("name", name).write("in", "query").write("description", text)
                .writeStartObject("schema").write("type", "integer").write("minimum", least).write("maximum", QueryRequest.MOST)
                .writeEnd().write("example", example).writeEnd();
    }

    private void header(String name, String text) {
        json.writeStartObject(name).write("description", text).writeStartObject("schema").write("type", "string")
                .writeEnd().writeEnd();
    }

    private void rows() {
        json.writeStartObject("Rows").write("type", "object")
                .write("description", tongue.say("SPARQL 1.1 Query Results JSON Format.", "Format JSON des résultats de SPARQL 1.1."))
                .writeStartArray("required").write("head").writeEnd()
                .writeStartObject("properties")
                .writeStartObject("head").write("type", "object").writeEnd()
                .writeStartObject("boolean").write("type", "boolean").writeEnd()
                .writeStartObject("results").write("type", "object").writeStartObject("properties")
                .writeStartObject("bindings").write("type", "array").writeStartObject("items").write("type", "object")
                .writeEnd().writeEnd().writeEnd().writeEnd().writeEnd().writeEnd();
    }

    private void problem() {
        json.writeStartObject("Problem").write("type", "object").writeStartObject("properties");
        for (String name : List.of("type", "code", "title", "detail")) {
            json.writeStartObject(name).write("type", "string").writeEnd();
        }
        json.writeStartObject("status").write("type", "integer").writeEnd().writeEnd().writeEnd();
    }

    private void reference(String kind, String name) {
        json.writeStartObject().write("$ref", "#/components/" + kind + "/" + name).writeEnd();
    }

    private void link(String key, String url, String words) {
        json.writeStartObject(key).write("url", url).write("description", words).writeEnd();
    }
}
