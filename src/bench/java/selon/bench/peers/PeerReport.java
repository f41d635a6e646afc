package selon.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables.
 *
 * @param triples  the size of the graph
 * @param measured by question and server
 * @param memory   of each server, after it has worked
 * @param loads    how long each took to load
 * @param note     what to say of the machine
 */
record PeerReport(long triples, Map<String, Map<String, Measurement>> measured, Map<String, Peer.Memory> memory,
              Map<String, String> loads, String note) {

    String text() {
        StringBuilder text = new StringBuilder("# %,d triples\n\n".formatted(triples) + machine() + "\n");
        text.append("\n## Median, milliseconds\n\n").append(table(one -> "%.2f".formatted(one.median())));
        text.append("\n## What 99 of 100 stay within, milliseconds\n\n").append(table(one -> "%.2f".formatted(one.p99())));
        text.append("\n## Processor time of the server for a request, milliseconds\n\n")
                .append(table(one -> "%.2f".formatted(one.processor())));
        text.append("\n## Requests a second, two clients at once\n\n").append(table(one -> Double.isNaN(one.perSecond()) ? "failed" : "%,.0f".formatted(one.perSecond())));
        text.append("\n## Memory and loading\n\n| | MiB in memory | without mapped files | loading |\n|---|--:|--:|---|\n");
        memory.forEach((name, held) -> text.append("| %s | %,d | %,d | %s |\n".formatted(name, held.all(), held.own(), loads.get(name))));
        return text.append(failures()).toString();
    }

    private String failures() {
        List<String> lines = new ArrayList<>();
        measured.forEach((title, row) -> row.forEach((name, one) -> one.failure()
                .ifPresent(words -> lines.add("- " + title + ", " + name + ": " + words.replace("<", "&lt;")))));
        return lines.isEmpty() ? "\nEverybody gave the same answers.\n" : "\n## Failures\n\n" + String.join("\n", lines) + "\n";
    }

    private String table(Function<Measurement, String> value) {
        StringBuilder text = new StringBuilder("| | " + String.join(" | ", memory.keySet()) + " |\n|---|"
                + "--:|".repeat(memory.size()) + "\n");
        measured.forEach((title, row) -> text.append("| ").append(title).append(" | ")
                .append(row.values().stream().map(one -> one.isSound() ? value.apply(one) : "failed")
                        .collect(Collectors.joining(" | "))).append(" |\n"));
        return text.toString();
    }

    private String machine() {
        return "%s, %d processors, Java %s, %s.%s".formatted(processor(), Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), LocalDate.now(ZoneOffset.UTC), note.isEmpty() ? "" : " " + note);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceFirst(".*:\\s*", "")).findFirst().orElse("a machine");
        } catch (IOException e) {
            return "a machine";
        }
    }

    /** Writes tables and picture into docs, and the medians into docs/speed.md between the marks that are there for them. */
    void write(Path home) throws IOException {
        Path docs = home.toAbsolutePath().resolve("docs");
        Files.writeString(docs.resolve("peers-" + triples + ".md"), text());
        Files.writeString(docs.resolve("peers-" + triples + ".svg"), new ResultChart(measured).svg());
        Path speed = docs.resolve("speed.md");
        Pattern place = Pattern.compile("(?s)(<!-- peers " + triples + " -->\n).*?(<!-- end -->)");
        String medians = "\nMedians in milliseconds, %,d triples. %s\n\n".formatted(triples, machine())
                + table(Measurement::shown) + "\n";
        Files.writeString(speed, place.matcher(Files.readString(speed))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + medians + found.group(2))));
    }
}
