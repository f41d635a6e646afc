package selon.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.apache.commons.io.function.Uncheck;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import selon.core.query.NamedQuery;
import selon.core.query.Questions;
import selon.core.store.Database;
import selon.core.store.HistoryPoint;
import selon.core.vocab.InputException;
import selon.names.index.NameFinder;
import selon.names.index.TextQueryFunction;

/** Asks a named question or any SPARQL query. */
@Command(name = "query", mixinStandardHelpOptions = true,
        description = "Asks a named question (selon query --list), or the SPARQL query in a file or on standard input (-). Uses the "
                + "database if there is one, or else the shipped data.")
final class QueryVerb implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOption where;

    @Parameters(arity = "0..1", paramLabel = "NAME|FILE|-",
            description = "The question's name, a file with a SPARQL query, or - for standard input.")
    private String question;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A value for one of the question's parameters; "
            + "may be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--format", defaultValue = "table", paramLabel = "FORMAT",
            description = "The output format: table, csv, tsv, json, xml or ttl (default: ${DEFAULT-VALUE}).")
    private ResultPrinter.OutputFormat format;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "Ask the database as it was after a change (its number), at a "
            + "time such as 2026-11-23T12:00:00Z, or at the end of a day such as 2026-11-23 (UTC). To ask what documents had said by "
            + "a date, whenever they were recorded, use the question said-by-a-date.")
    private String moment;

    @Option(names = "--list", description = "List the named questions.")
    private boolean list;

    @Override
    public Integer call() {
        Bootstrap shipped = new Bootstrap();
        Questions questions = new Questions(shipped.home());
        if (list) {
            questions.all().forEach(query -> spec.commandLine().getOut().printf("%-26s %s%n", query.name(),
                    query.summary(TerminalLanguage.ofReader())));
            return Selon.FINE;
        }
        if (question == null) {
            throw new ParameterException(spec.commandLine(), "Which question? Name one of selon query --list, "
                    + "or a file, or - for standard input.");
        }
        NamedQuery query = query(questions);
        try (Database database = open(shipped); LazyNameFinder finder = new LazyNameFinder(database)) {
            TextQueryFunction.offer(database.dataset().getContext(), finder::names);
            PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            Txn.executeRead(database.dataset(), () -> {
                DatasetGraph dataset = moment == null ? database.dataset() : HistoryPoint.view(database, moment);
                try (var execution = query.ask(dataset, values)) {
                    ResultPrinter.write(execution, format, out);
                }
            });
            out.flush();
        }
        return Selon.FINE;
    }

    /** Opens the index of names when the query first uses it. */
    private static final class LazyNameFinder implements AutoCloseable {
        private final Database database;
        private Optional<NameFinder> names = Optional.empty();

        LazyNameFinder(Database database) {
            this.database = database;
        }

        NameFinder names() {
            names = Optional.of(names.orElseGet(() -> NameFinder.following(database)));
            return names.get();
        }

        @Override
        public void close() {
            names.ifPresent(NameFinder::close);
        }
    }

    private Database open(Bootstrap shipped) {
        boolean useFolder = where.named() || where.folder().filter(Database::exists).isPresent();
        return shipped.open(useFolder ? where.folder() : Optional.empty());
    }

    private NamedQuery query(Questions questions) {
        if (question.equals("-")) {
            return NamedQuery.of("standard input", "Standard input", InputException.text("Standard input",
                    Uncheck.get(System.in::readAllBytes)));
        }
        Path file = Path.of(question);
        if (Files.isDirectory(file)) {
            throw new InputException(question + ": is a folder. Name a .rq file in it.");
        }
        return Files.exists(file)
                ? NamedQuery.of(question, question, InputException.text(file))
                : questions.named(question);
    }
}
