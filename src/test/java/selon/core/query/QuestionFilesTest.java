package selon.core.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryType;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.vocab.InputException;

/** A file in {@code queries/} is a question, or gives a message that says what is wrong with it. */
class QuestionFilesTest {

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> each_file_is_a_question() {
        List<Path> files = FilledDatabases.HOME.queries();
        assertTrue(files.size() > 20, files.toString());
        return files.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
            NamedQuery question = assertDoesNotThrow(() -> NamedQuery.read(file));
            assertTrue(question.query().hasOrderBy() || !question.query().isSelectType(), "its pages follow one another");
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_tag_has_one_word_in_each_language() {
        Map<String, String> french = new HashMap<>();
        List<NamedQuery> questions = FilledDatabases.HOME.queries().stream().map(NamedQuery::read).toList();
        return questions.stream().map(question -> DynamicTest.dynamicTest(question.name(), () -> {
            for (int i = 0; i < question.tags("en").size(); i++) {
                String word = question.tags("fr").get(i);
                assertEquals(word, french.computeIfAbsent(question.tags("en").get(i), tag -> word));
            }
        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no-query       | SELEKT * { ?s ?p ?o }                                                           | is not a SPARQL 1.1 query: Lexical error at line 1, column 7
            silent         | SELECT * { ?s ?p ?_thing_iri }                                                  | Add a line: #+ param thing: what it is for. Example: deal:
            silent-filter  | SELECT * { ?s ?p ?o FILTER ( STR( ?o ) = ?_word_text ) }                        | Add a line: #+ param word:
            french-only    | #+ param-fr thing: la chose.~SELECT * { ?s ?p ?_thing_iri }                     | Add a line: #+ param thing:
            misspelt       | #+ sumary: What?~SELECT * { ?s ?p ?o }                                          | a line #+ sumary, which says nothing here
            nameless       | #+ param: a thing.~SELECT * { ?s ?p ?o }                                        | a line #+ param, which says nothing here
            no-such        | #+ param thing: a thing.~SELECT * { ?s ?p ?o }                                  | tells of a parameter thing, which its text does not have
            reserved       | #+ param limit: how many. Example: 3~SELECT * { ?s ?p ?_limit_integer }         | a parameter limit, which every question has
            bad-example    | #+ param day: a day. Example: yesterday~SELECT * { ?s ?p ?_day_date }           | does not take. The parameter day takes a date
            Not Kebab      | SELECT * { ?s ?p ?o }                                                           | its name is part of an address
            """)
    void a_file_that_is_no_question_says_what_to_mend(String name, String text, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".rq"), text.replace('~', '\n'));
        String message = assertThrows(InputException.class, () -> NamedQuery.read(file)).getMessage();
        assertTrue(message.contains(file.toString()) && message.contains(complaint), message);
    }

    @Test
    void parameters_are_found_wherever_they_stand_in_the_order_of_the_text() {
        NamedQuery question = NamedQuery.of("where", "here", """
                CONSTRUCT { ?s ?p ?_template_iri }
                WHERE { { SELECT ?s { ?s ?p ?o FILTER ( ?o != ?__inner_text ) } }
                        BIND ( STR( ?_bound_date ) AS ?day ) OPTIONAL { ?s ?p ?__last_integer } }""");
        assertEquals(List.of("template", "inner", "bound", "last"), question.parameters().stream().map(QueryParameter::name).toList());
        assertEquals(List.of(true, false, true, false), question.parameters().stream().map(QueryParameter::required).toList());
        assertEquals(QueryType.CONSTRUCT, question.kind());
    }

    @Test
    void a_graph_is_described_or_made_with_a_value_bound() {
        try (Database database = FilledDatabases.inMemory()) {
            assertTrue(graph(database, "DESCRIBE ?_thing_iri").size() > 3);
            assertEquals(1, graph(database, "CONSTRUCT { ?_thing_iri a ?_thing_iri } WHERE { ?_thing_iri ?p ?o }").size());
        }
    }

    private static Graph graph(Database database, String text) {
        NamedQuery question = NamedQuery.of("graph", "here", text);
        return Txn.calculateRead(database.dataset(), () -> {
            try (QueryExec execution = question.ask(database.dataset(), Map.of("thing", "o:c-sky"))) {
                return execution.getQuery().isConstructType() ? execution.construct() : execution.describe();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"'', 0, 10, 10, 0", "'', 20, 10, 6, 20", "LIMIT 5, 0, 3, 3, 0", "LIMIT 5, 3, 3, 2, 3", "LIMIT 5, 6, 3, 0, -1",
        "OFFSET 2, 3, 4, 4, 5", "OFFSET 2 LIMIT 4, 3, 9, 1, 5"})
    void a_page_is_a_part_of_what_the_question_itself_asks_for(String own, int offset, int limit, int rows, int first) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            values.append(' ').append(i);
        }
        NamedQuery question = NamedQuery.of("page", "here", "SELECT ?n { VALUES ?n {" + values + " } } ORDER BY ?n " + own);
        try (Database database = FilledDatabases.inMemory()) {
            Txn.executeRead(database.dataset(), () -> {
                try (QueryExec execution = question.ask(database.dataset(), Map.of(), offset, limit)) {
                    RowSet answer = execution.select().materialize();
                    List<Integer> found = answer.stream().map(row -> (Integer) row.get("n").getLiteralValue()).toList();
                    assertEquals(rows, found.size());
                    assertEquals(first, found.isEmpty() ? -1 : found.get(0));
                }
            });
        }
    }
}
