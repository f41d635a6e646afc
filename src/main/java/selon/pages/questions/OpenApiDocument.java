package selon.pages.questions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.jena.atlas.json.JsonBuilder;

import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.core.vocab.Resources;
import selon.http.base.DocumentFormat;
import selon.http.base.PageLanguage;
import selon.http.base.Route;
import selon.http.base.Routes;
import selon.http.base.Signposts;

/** Builds a description in OpenAPI 3.1.0: an operation for each question, with its parameters, its answers and its errors. */
final class OpenApiDocument {

    private static final String VERSION = "3.1.0";

    private final JsonBuilder json = new JsonBuilder();
    private final Collection<NamedQuery> questions;
    private final Routes routes;
    private final PageLanguage tongue;

    OpenApiDocument(Collection<NamedQuery> questions, Routes routes, PageLanguage tongue) {
        this.routes = routes;
        this.questions = questions;
        this.tongue = tongue;
    }

    /** The description, in JSON. */
    String json() {
        json.startObject().key("openapi").value(VERSION);
        info();
        json.key("servers").startArray().startObject().key("url").value("/").finishObject().finishArray();
        json.key("tags").startArray();
        questions.stream().map(this::tag).flatMap(Optional::stream).collect(Collectors.toCollection(TreeSet::new))
                .forEach(word -> json.startObject().key("name").value(word).finishObject());
        json.finishArray();
        json.key("paths").startObject();
        questions.forEach(this::operation);
        routes.told().forEach(this::route);
        json.finishObject();
        components();
        link("externalDocs", "/queries", tongue.say("All questions, with forms", "Toutes les questions, avec des formulaires"));
        return json.finishObject().build() + "\n";
    }

    private void info() {
        json.key("info").startObject()
                .key("title").value(tongue.say("Selon: the named questions", "Selon : les questions nommées"))
                .key("summary").value(tongue.say("Who says why companies buy each other", "Qui dit pourquoi les entreprises se rachètent"))
                .key("description").value(tongue.say("Each question is a SPARQL query of the folder queries/, asked with values that are bound "
                        + "as terms. An answer comes as the Accept header says, or the ending of the address: /queries/NAME.csv. "
                        + "IRIs may be written with a prefix: deal:alibaba-group-c-sky-2018.",
                        "Chaque question est une requête SPARQL du dossier queries/, posée avec des valeurs liées comme termes. La réponse "
                        + "vient comme le dit l'en-tête Accept, ou la terminaison de l'adresse : /queries/NOM.csv. Les IRI peuvent s'écrire "
                        + "avec un préfixe : deal:alibaba-group-c-sky-2018."))
                .key("version").value(Resources.text("/version.txt").strip())
                .key("license").startObject().key("name").value("CC BY 4.0").key("url").value(Signposts.LICENCE).finishObject()
                .finishObject();
    }

    /** What is at a route, by each method. */
    private void route(Route route) {
        route.templates().forEach(address -> {
            boolean below = address.endsWith(Route.NAMED);
            json.key(address).startObject();
            route.methods().stream().filter(method -> !method.equals("HEAD")).forEach(method -> {
                json.key(method.toLowerCase(Locale.ROOT)).startObject()
                        .key("operationId").value(method.toLowerCase(Locale.ROOT) + address)
                        .key("summary").value(tongue.say(route.english(), route.french()).replace("`", ""));
                if (below) {
                    json.key("parameters").startArray().startObject().key("name").value("name").key("in").value("path").key("required")
                            .value(true).key("schema").startObject().key("type").value("string").finishObject().finishObject().finishArray();
                }
                json.key("responses").startObject().key("2XX").startObject().key("description").value(tongue.say("The answer", "La réponse"))
                        .finishObject().key("default");
                reference("responses", "Problem");
                json.finishObject().finishObject();
            });
            json.finishObject();
        });
    }

    private Optional<String> tag(NamedQuery question) {
        return question.tags(tongue.code()).stream().findFirst();
    }

    private void operation(NamedQuery question) {
        boolean rows = question.query().isSelectType();
        json.key("/queries/" + question.name()).startObject().key("get").startObject()
                .key("operationId").value(question.name())
                .key("summary").value(question.summary(tongue.code()))
                .key("description").value(question.description(tongue.code()));
        json.key("tags").startArray();
        tag(question).ifPresent(json::value);
        json.finishArray().key("parameters").startArray();
        question.parameters().forEach(this::parameter);
        if (rows) {
            reference("parameters", "limit");
            reference("parameters", "offset");
        }
        json.finishArray();
        link("externalDocs", "/queries/" + question.name(), tongue.say("As a form", "En formulaire"));
        json.key("responses").startObject();
        answer(question);
        for (String status : List.of("304", "400", "406", "503")) {
            json.key(status);
            reference("responses", status.equals("304") ? "Unchanged" : "Problem");
        }
        json.finishObject().finishObject().finishObject();
    }

    private void parameter(QueryParameter parameter) {
        json.startObject().key("name").value(parameter.name()).key("in").value("query")
                .key("required").value(parameter.required())
                .key("description").value(parameter.text(tongue.code()));
        json.key("schema").startObject().key("type").value(parameter.type() == QueryParameter.Type.INTEGER ? "integer" : "string");
        switch (parameter.type()) {
            case IRI -> json.key("format").value("iri");
            case DATE -> json.key("format").value("date");
            default -> { }
        }
        json.finishObject().key("example");
        if (parameter.type() == QueryParameter.Type.INTEGER) {
            json.value(Long.parseLong(parameter.sample()));
        } else {
            json.value(parameter.sample());
        }
        json.finishObject();
    }

    private void answer(NamedQuery question) {
        boolean graph = question.query().isConstructType() || question.query().isDescribeType();
        json.key("200").startObject().key("description").value(tongue.say("The answer", "La réponse")).key("headers").startObject()
                .key("ETag");
        reference("headers", "ETag");
        if (question.query().isSelectType()) {
            json.key("Link");
            reference("headers", "Link");
        }
        json.finishObject().key("content").startObject();
        List<DocumentFormat> forms = graph ? DocumentFormat.GRAPHS : DocumentFormat.ROWS;
        forms.forEach(form -> {
            json.key(form.type()).startObject().key("schema");
            if (form.type().endsWith("json") && !graph) {
                reference("schemas", "Rows");
            } else {
                json.startObject().key("type").value(form.type().endsWith("json") ? "object" : "string").finishObject();
            }
            json.finishObject();
        });
        json.finishObject().finishObject();
    }

    private void components() {
        json.key("components").startObject();
        json.key("parameters").startObject();
        page("limit", 1, tongue.say("the most rows to answer; without it, " + QueryRequest.MOST + ", and 100 on a page for people.",
                "le plus de lignes à répondre ; sans lui, " + QueryRequest.MOST + ", et 100 sur une page pour lecteurs."), 100);
        page("offset", 0, tongue.say("how many rows to leave out first; the Link header leads from page to page.",
                "combien de lignes laisser d'abord de côté ; l'en-tête Link mène de page en page."), 0);
        json.finishObject().key("headers").startObject();
        header("ETag", tongue.say("The state of the dataset, for If-None-Match.", "L'état du jeu de données, pour If-None-Match."));
        header("Link", tongue.say("Other pages: rel first, prev, next (RFC 8288).", "D'autres pages : rel first, prev, next (RFC 8288)."));
        json.finishObject().key("responses").startObject();
        json.key("Unchanged").startObject().key("description").value(tongue.say("It is what If-None-Match says.",
                "C'est ce que dit If-None-Match.")).finishObject();
        json.key("Problem").startObject().key("description").value(tongue.say("What is wrong, where, and how to mend it (RFC 9457): "
                + "400 a parameter, 406 the Accept header, 503 it took too long.", "Ce qui ne va pas, où, et comment y remédier (RFC 9457) : "
                + "400 un paramètre, 406 l'en-tête Accept, 503 c'était trop long.")).key("content").startObject()
                .key("application/problem+json").startObject().key("schema");
        reference("schemas", "Problem");
        json.finishObject().finishObject().finishObject().finishObject();
        json.key("schemas").startObject();
        rows();
        problem();
        json.finishObject().finishObject();
    }

    private void page(String name, int least, String text, int example) {
        json.key(name).startObject().key("name").value(name).key("in").value("query").key("description").value(text)
                .key("schema").startObject().key("type").value("integer").key("minimum").value(least).key("maximum").value(QueryRequest.MOST)
                .finishObject().key("example").value(example).finishObject();
    }

    private void header(String name, String text) {
        json.key(name).startObject().key("description").value(text).key("schema").startObject().key("type").value("string")
                .finishObject().finishObject();
    }

    private void rows() {
        json.key("Rows").startObject().key("type").value("object")
                .key("description").value(tongue.say("SPARQL 1.1 Query Results JSON Format.", "Format JSON des résultats de SPARQL 1.1."))
                .key("required").startArray().value("head").finishArray()
                .key("properties").startObject()
                .key("head").startObject().key("type").value("object").finishObject()
                .key("boolean").startObject().key("type").value("boolean").finishObject()
                .key("results").startObject().key("type").value("object").key("properties").startObject()
                .key("bindings").startObject().key("type").value("array").key("items").startObject().key("type").value("object")
                .finishObject().finishObject().finishObject().finishObject().finishObject().finishObject();
    }

    private void problem() {
        json.key("Problem").startObject().key("type").value("object").key("properties").startObject();
        for (String name : List.of("type", "code", "title", "detail")) {
            json.key(name).startObject().key("type").value("string").finishObject();
        }
        json.key("status").startObject().key("type").value("integer").finishObject().finishObject().finishObject();
    }

    private void reference(String kind, String name) {
        json.startObject().key("$ref").value("#/components/" + kind + "/" + name).finishObject();
    }

    private void link(String key, String url, String words) {
        json.key(key).startObject().key("url").value(url).key("description").value(words).finishObject();
    }
}
