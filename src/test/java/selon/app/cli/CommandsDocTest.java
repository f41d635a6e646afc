package selon.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;

import selon.GeneratedDoc;

/**
 * {@code docs/cli.md} and the table of options in {@code docs/operate.md} are made from the commands' own help, by {@link GeneratedDoc}.
 */
class CommandsDocTest {

    private static final Path COMMANDS = Path.of("docs/cli.md");
    private static final Path OPERATING = Path.of("docs/operate.md");
    private static final Pattern LIMIT = Pattern.compile("(?m)^\\| (`--.+?`) \\| ([^|]+) \\|");
    private static final Pattern DEFAULT = Pattern.compile(" \\(default: ([^)]+)\\)");
    private static final int WIDTH = 100;

    private final CommandLine selon = Selon.commandLine();

    @Test
    void the_page_of_commands_is_their_help() throws IOException {
        assertTrue(selon.getSubcommands().size() >= 10, "there are verbs");
        GeneratedDoc.check(COMMANDS, page());
    }

    @Test
    void the_table_of_options_is_that_of_serve() throws IOException {
        GeneratedDoc.checkBlock(OPERATING, "options", options());
    }

    @Test
    void the_limits_in_the_page_on_security_are_those_in_force() throws IOException {
        Map<String, String> defaults = new HashMap<>();
        serve().getCommandSpec().options().forEach(option -> defaults.put("`" + option.longestName() + "`", standard(option)));
        int limits = 0;
        for (Matcher row = LIMIT.matcher(Files.readString(Path.of("SECURITY.md"))); row.find();) {
            for (String option : row.group(1).split(", ")) {
                assertTrue(defaults.containsKey(option), option + " is an option of selon serve");
                assertTrue(List.of(row.group(2).replaceAll("(?<=\\d),(?=\\d{3})", "").split("\\D+")).contains(defaults.get(option)),
                        option + " is " + defaults.get(option) + ", not " + row.group(2));
                limits++;
            }
        }
        assertEquals(8, limits);
    }

    private CommandLine serve() {
        return selon.getSubcommands().get("serve");
    }

    private String page() {
        StringBuilder page = new StringBuilder("""
                # Commands

                This page is made from the commands' own help. `bin/selon VERB --help` says the same at a terminal.

                `bin/selon` builds Selon when there is no build yet, or when a source is newer than it. Results go to standard output,
                everything else to standard error.

                | exit status | meaning |
                |--:|---|
                | 0 | all is fine |
                | 1 | a rule refuses something |
                | 2 | the command is used wrongly, or something can't be read |

                | in the environment | meaning |
                |---|---|
                | `SELON_HEAP` | the most memory for Java's objects, such as `2g`; else a quarter of the machine's |
                | `SELON_TOKEN` | the token of the one who may write to `bin/selon serve` |
                | `LANG`, `LC_MESSAGES`, `LC_ALL` | the language of messages and answers: French for `fr…`, else English |
                | `JAVA_HOME` | a JDK of version 21 or later; without it, the newest that is found |

                """);
        page.append("| verb | what it does |\n|---|---|\n");
        selon.getSubcommands().forEach((verb, command) -> page.append("| [`").append(verb).append("`](#selon-").append(verb).append(") | ")
                .append(firstSentence(command)).append(" |\n"));
        selon.getSubcommands().forEach((verb, command) -> page.append("\n## selon ").append(verb).append("\n\n```text\n")
                .append(help(command)).append("```\n"));
        return page.toString();
    }

    private static String help(CommandLine command) {
        command.setUsageHelpAutoWidth(false);
        command.setUsageHelpWidth(WIDTH);
        return command.getUsageMessage(Ansi.OFF).replaceAll("(?m) +$", "");
    }

    private static String firstSentence(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description()).replaceFirst("(?<=\\.) (?=[A-Z]).*", "");
    }

    private String options() {
        StringBuilder table = new StringBuilder("| option | default | what it says |\n|---|---|---|\n");
        for (OptionSpec option : serve().getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                table.append("| `").append(option.longestName()).append(label).append("` | ").append(standard(option)).append(" | ")
                        .append(words(option)).append(" |\n");
            }
        }
        return table.toString();
    }

    private static String words(OptionSpec option) {
        return DEFAULT.matcher(String.join(" ", option.description())).replaceAll("").replaceAll("<([^>]*)>", "`<$1>`");
    }

    private static String standard(OptionSpec option) {
        Matcher told = DEFAULT.matcher(String.join(" ", option.description()));
        return told.find() ? told.group(1) : "";
    }
}
