package selon.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.InputException;
import selon.core.vocab.Installation;
import selon.core.vocab.IriArgument;

/** Every question has a header and gives the expected answer on the shipped data. */
class QuestionsTest {

    private static final Installation HOME = new Installation(Path.of(""));
    private static final Path ANSWERS = Path.of("src/test/resources/answers");
    private static final Questions QUESTIONS = new Questions(HOME);
    private static Database database;

    @BeforeAll
    static void fill() {
        database = FilledDatabases.inMemory();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void there_are_twenty_six_questions_and_an_answer_to_each() throws IOException {
        assertEquals(26, QUESTIONS.all().size());
        try (Stream<Path> files = Files.list(ANSWERS)) {
            assertEquals(QUESTIONS.all().stream().map(NamedQuery::name).collect(Collectors.toSet()),
                    files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".csv"))
                            .map(name -> name.replace(".csv", "")).collect(Collectors.toSet()));
        }
    }

    @TestFactory
    Stream<DynamicTest> each_question_is_answered_as_expected() {
        return QUESTIONS.all().stream().map(question -> DynamicTest.dynamicTest(question.name(), () -> {
            Path expected = ANSWERS.resolve(question.name() + ".csv");
            String answer = answer(question, values(question.name()));
            if (Boolean.getBoolean("selon.answers.write")) {
                Files.writeString(expected, answer);
            }
            assertEquals(Files.readString(expected), answer);
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_question_says_in_two_languages_what_it_asks() {
        return QUESTIONS.all().stream().map(question -> DynamicTest.dynamicTest(question.name(), () -> {
            for (String field : List.of("summary", "description", "tags")) {
                assertFalse(question.header().fields().getOrDefault(field, "").isBlank(), field);
                assertFalse(question.header().fields().getOrDefault(field + "-fr", "").isBlank(), field + "-fr");
            }
            assertTrue(question.summary("fr").endsWith("?"), "a question ends in a question mark");
            assertEquals(question.tags("en").size(), question.tags("fr").size());
            question.parameters().forEach(parameter ->
                    assertEquals(Set.of("en", "fr"), parameter.texts().keySet(), parameter.name()));
        }));
    }

    @TestFactory
    Stream<DynamicTest> each_optional_parameter_may_be_left_out() {
        return QUESTIONS.all().stream()
                .filter(question -> question.parameters().stream().noneMatch(QueryParameter::required))
                .map(question -> DynamicTest.dynamicTest(question.name(), () ->
                        assertTrue(answer(question, Map.of()).contains("\n"))));
    }

    @Test
    void a_value_is_bound_and_never_pasted() {
        NamedQuery query = NamedQuery.of("labels", "here", "SELECT ?thing { ?thing "
                + "<http://www.w3.org/2000/01/rdf-schema#label> ?label FILTER ( STR( ?label ) = ?_name_text ) ?thing ?p ?_name_text }");
        assertEquals("thing\n", answer(query, Map.of("name", "\" } #")));
    }

    @Test
    void a_value_of_the_wrong_type_is_refused_with_the_parameters_name() {
        NamedQuery chain = QUESTIONS.named("chain-of-a-claim");
        String message = assertThrows(QueryParameter.BadParameter.class,
                () -> answer(chain, Map.of("claim", "not an iri"))).getMessage();
        assertTrue(message.contains("parameter claim"), message);
        assertThrows(QueryParameter.BadParameter.class, () -> answer(chain, Map.of()));
        assertThrows(QueryParameter.BadParameter.class, () -> answer(chain, Map.of("claim", "claim:x", "colour", "red")));
    }

    @Test
    void who_changed_a_thing_or_a_graph_and_why_is_told_the_latest_first() {
        try (Database changed = FilledDatabases.inMemory()) {
            Node name = IriArgument.required("doc:kr-asia-alibaba-c-sky");
            Gate gate = FilledDatabases.gate(changed);
            gate.commit(Proposal.removing(name), new Gate.Author("anna", Optional.of("It is a copy.")));
            gate.commit(Proposal.adding(Map.of(name, FilledDatabases.SHIPPED.graphs().get(name))),
                    new Gate.Author("ben", Optional.empty()));
            for (String thing : List.of("doc:kr-asia-alibaba-c-sky", "claim:kr-asia-alibaba-c-sky-reduced-dependence")) {
                List<String> rows = answer(changed, QUESTIONS.named("changes-of-a-thing"), Map.of("thing", thing)).lines()
                        .toList();
                assertEquals(4, rows.size(), rows.toString());
                assertTrue(rows.get(1).matches("3,ben,,20\\S+Z,\\d+,0,https://w3id.org/selon/id/change/3"), rows.get(1));
                assertTrue(rows.get(2).matches("2,anna,It is a copy.,20\\S+Z,0,\\d+,\\S+/2"), rows.get(2));
                assertTrue(rows.get(3).startsWith("1,selon,What is shipped,20"), rows.get(3));
            }
        }
    }

    @Test
    void an_unknown_question_is_met_with_the_nearest() {
        String message = assertThrows(InputException.class, () -> QUESTIONS.named("contested-reasons")).getMessage();
        assertTrue(message.contains("contested-motives"), message);
    }

    @Test
    void every_parameters_variable_has_a_text_in_the_header() {
        Set<String> parameters = QUESTIONS.all().stream().flatMap(question -> question.parameters().stream())
                .map(QueryParameter::name).collect(Collectors.toSet());
        assertTrue(parameters.containsAll(Set.of("deal", "claim")), parameters.toString());
    }

    @Test
    void every_parameter_names_an_example_that_it_takes_and_required_ones_stand_in_the_example_of_the_question() {
        List<QueryParameter> parameters = QUESTIONS.all().stream().flatMap(question -> question.parameters().stream()).toList();
        assertTrue(parameters.size() > 5, parameters.toString());
        parameters.forEach(parameter -> parameter.term(parameter.example().orElseThrow(() ->
                new AssertionError(parameter.name() + " names no example"))));
        String chain = QUESTIONS.named("chain-of-a-claim").example("fr");
        assertTrue(chain.startsWith("# Par quelles bouches"), chain);
        assertTrue(chain.contains("<https://w3id.org/selon/id/claim/objetconnecte-alibaba-c-sky-15-denial-article>"), chain);
        assertFalse(chain.contains("?_claim_iri") || chain.contains("#+"), chain);
    }

    private static Map<String, String> values(String name) throws IOException {
        Path file = ANSWERS.resolve(name + ".params");
        Map<String, String> values = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().filter(line -> line.contains("="))
                    .forEach(line -> values.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        }
        return values;
    }

    private static String answer(NamedQuery question, Map<String, String> values) {
        return answer(database, question, values);
    }

    private static String answer(Database of, NamedQuery question, Map<String, String> values) {
        return Txn.calculateRead(of.dataset(), () -> {
            try (QueryExec execution = question.ask(of.dataset(), values)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                ResultSetFormatter.outputAsCSV(out, ResultSet.adapt(execution.select()));
                return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
            }
        });
    }
}
