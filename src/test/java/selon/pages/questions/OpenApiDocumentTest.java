package selon.pages.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.core.query.Questions;
import selon.core.vocab.Installation;
import selon.http.base.PageLanguage;
import selon.http.base.Routes;

/** The description of the questions as an API is valid, and says of them what they say of themselves. */
class OpenApiDocumentTest {

    private static final Questions QUESTIONS = new Questions(new Installation(Path.of("")));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void it_is_valid(String language) {
        SwaggerParseResult read = read(json(language));
        assertEquals(List.of(), read.getMessages());
        assertEquals(SpecVersion.V31, read.getOpenAPI().getSpecVersion());
        assertEquals(QUESTIONS.all().size(), read.getOpenAPI().getPaths().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"in\":\"query\"", "\"responses\":", "\"title\":"})
    void one_that_is_not_is_told_from_it(String part) {
        String json = json("en");
        assertTrue(json.contains(part), part);
        assertFalse(read(json.replace(part, part.replaceAll("[a-z]{2,}\"", "wrong\""))).getMessages().isEmpty(), part);
    }

    @TestFactory
    Stream<DynamicTest> each_question_is_an_operation_with_its_parameters_in_both_languages() {
        return Stream.of("en", "fr").flatMap(language -> {
            OpenAPI api = read(json(language)).getOpenAPI();
            return QUESTIONS.all().stream().map(question -> DynamicTest.dynamicTest(language + " " + question.name(),
                    () -> assertTells(api.getPaths().get("/queries/" + question.name()).getGet(), question, language)));
        });
    }

    private static void assertTells(Operation operation, NamedQuery question, String language) {
        assertEquals(question.name(), operation.getOperationId());
        assertEquals(question.summary(language), operation.getSummary());
        assertEquals(question.description(language), operation.getDescription());
        Map<String, io.swagger.v3.oas.models.parameters.Parameter> told = operation.getParameters().stream()
                .collect(Collectors.toMap(one -> one.getName(), one -> one));
        assertEquals(question.parameters().size() + 2, told.size(), "with limit and offset");
        for (QueryParameter parameter : question.parameters()) {
            var one = told.get(parameter.name());
            assertEquals(parameter.text(language), one.getDescription());
            assertEquals(parameter.required(), one.getRequired());
            assertNotNull(one.getSchema().getTypes(), parameter.name());
            assertEquals(parameter.sample(), String.valueOf(one.getExample()));
        }
        assertTrue(operation.getResponses().get("200").getContent().keySet().containsAll(List.of("text/html", "text/csv",
                "text/tab-separated-values", "application/sparql-results+json", "application/sparql-results+xml")));
    }

    @Test
    void a_question_of_any_kind_has_its_types() {
        NamedQuery graph = NamedQuery.of("graph", "here", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER ( ?o > ?__least_integer ) }");
        NamedQuery yes = NamedQuery.of("yes", "here", "ASK { ?s ?p ?__word_text }");
        SwaggerParseResult read = read(OpenApiDocument.of(List.of(graph, yes), new Routes(List.of()), new PageLanguage("en")));
        assertEquals(List.of(), read.getMessages());
        Operation made = read.getOpenAPI().getPaths().get("/queries/graph").getGet();
        assertTrue(made.getResponses().get("200").getContent().containsKey("text/turtle"));
        assertEquals(List.of("least"), made.getParameters().stream().map(one -> one.getName()).toList());
        assertEquals("10", String.valueOf(made.getParameters().get(0).getExample()));
    }

    private static SwaggerParseResult read(String json) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        return new OpenAPIV3Parser().readContents(json, null, options);
    }

    private static String json(String language) {
        return OpenApiDocument.of(QUESTIONS.all(), new Routes(List.of()), new PageLanguage(language));
    }
}
