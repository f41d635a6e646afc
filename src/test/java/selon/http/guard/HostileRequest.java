package selon.http.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * One block of a file; {@code src/test/resources/hostile/README.md} says how it is written.
 *
 * @param name    what is tried
 * @param status  the status that is to be answered, 0 where the connection is to be closed without an answer
 * @param words   what is to stand in the answer, head or body
 * @param unsaid  what may not stand in it
 * @param notes   what else is said of it, by keyword: {@code drip}, {@code exception}
 * @param graph   the graph in Turtle that is to be answered, or nothing
 * @param request the bytes that are sent, a character each
 */
public record HostileRequest(String name, int status, List<String> words, List<String> unsaid, Map<String, String> notes, String graph,
               String request) {

    static final String GRAPH = "https://w3id.org/selon/id/doc/hostile";
    private static final String WRITER = "Authorization: Bearer token-of-anna\n";
    private static final Pattern GENERATED = Pattern.compile("\\{\\{(\\d+)\\*(.*?)}}(?!})", Pattern.DOTALL);
    private static final Pattern BYTE = Pattern.compile("\\{\\{x ([0-9A-F]{2})}}");
    private static final Pattern ZIPPED = Pattern.compile("\\{\\{gzip (\\d+)}}");

    /** The cases of a file or of all files in a folder, in their order. */
    public static List<HostileRequest> in(Path place, Map<String, String> variables) throws IOException {
        List<HostileRequest> attempts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".txt")).sorted().toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String block : text.split("(?m)^### ")) {
                    if (!block.isBlank() && !block.startsWith("#")) {
                        attempts.add(of(block.replaceFirst("\n{1,2}\\z", ""), variables));
                    }
                }
            }
        }
        assertTrue(attempts.size() > 30, "there are cases in " + place);
        assertTrue(attempts.stream().map(HostileRequest::name).distinct().count() == attempts.size(), "each has a name of its own");
        return attempts;
    }

    private static HostileRequest of(String block, Map<String, String> variables) {
        List<String> lines = new ArrayList<>(List.of(block.split("\n", -1)));
        String name = lines.remove(0).strip();
        List<String> said = new ArrayList<>();
        while (!lines.isEmpty() && lines.get(0).matches("[>~=].*|>!.*")) {
            said.add(lines.remove(0));
        }
        String expected = said.stream().filter(line -> line.matches("> (\\d{3}|closed)\\b.*")).findFirst()
                .orElseThrow(() -> new AssertionError(name + ": says no status"));
        int status = expected.startsWith("> closed") ? 0 : Integer.parseInt(expected.substring(2, 5));
        String request = String.join("\n", lines);
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            request = request.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return new HostileRequest(name, status, Stream.concat(Stream.of(expected.replaceFirst("> (\\d{3}|closed) ?", "")),
                said.stream().filter(line -> line.startsWith("> ") && !line.equals(expected)).map(line -> line.substring(2)))
                .filter(words -> !words.isEmpty()).toList(),
                said.stream().filter(line -> line.startsWith(">! ")).map(line -> line.substring(3)).toList(),
                said.stream().filter(line -> line.startsWith("~ ")).map(line -> (line.substring(2) + " ").split(" ", 2))
                        .collect(Collectors.toMap(note -> note[0], note -> note[1].strip())),
                said.stream().filter(line -> line.startsWith("=")).map(line -> line.substring(1)).collect(Collectors.joining("\n")),
                written(name, generated(request)));
    }

    /** Whether it takes until the server gives up. */
    boolean isSlow() {
        return status == 503 || status == 408 || status == 0 || notes.containsKey("drip");
    }

    /** What a first line stands for. */
    private static String written(String name, String request) {
        int end = request.indexOf('\n');
        String first = end < 0 ? request : request.substring(0, end);
        String rest = end < 0 ? "" : request.substring(end + 1);
        String[] word = first.split(" ", 2);
        return switch (word[0]) {
            case "RAW" -> rest.replace("\n", "\r\n");
            case "QUERY" -> framed("POST /sparql", "Content-Type: application/sparql-query\n\n" + rest);
            case "UPDATE" -> framed("POST /update", WRITER + "Content-Type: application/sparql-update\n\n" + rest);
            case "SEND" -> framed("PUT /data?graph=" + GRAPH, WRITER + "Content-Type: " + word[1] + "\n\n" + rest);
            default -> {
                assertTrue(first.matches("[A-Z]+ /.*"), name + ": begins with " + first);
                yield framed(first, rest.replaceFirst("(?m)^Authorization: anna$", WRITER.strip()));
            }
        };
    }

    private static String framed(String line, String rest) {
        int gap = rest.startsWith("\n") ? 0 : rest.indexOf("\n\n");
        String headers = gap < 0 ? rest.isEmpty() || rest.endsWith("\n") ? rest : rest + "\n" : rest.substring(0, gap == 0 ? 0 : gap + 1);
        String text = gap < 0 ? "" : rest.substring(gap == 0 ? 1 : gap + 2);
        String body = headers.contains("chunked") ? text.replace("\n", "\r\n") : text;
        boolean framed = headers.matches("(?is)(.*\n)?(content-length|transfer-encoding):.*");
        boolean bodied = gap >= 0;
        return encoded(line) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers.replace("\n", "\r\n")
                + (bodied && !framed ? "Content-Length: " + body.length() + "\r\n" : "") + "\r\n" + body;
    }

    /** A request line in which characters that no address has are encoded. */
    private static String encoded(String line) {
        StringBuilder out = new StringBuilder();
        String address = line.substring(line.indexOf(' ') + 1);
        for (char sign : address.toCharArray()) {
            out.append(sign <= ' ' || sign > '~' || "<>{}|\\^`\"".indexOf(sign) >= 0 ? "%%%02X".formatted((int) sign) : String.valueOf(sign));
        }
        return line.substring(0, line.indexOf(' ') + 1) + out;
    }

    private static String generated(String text) {
        String bytes = BYTE.matcher(text).replaceAll(found ->
                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
        String repeated = GENERATED.matcher(bytes).replaceAll(found -> {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < Integer.parseInt(found.group(1)); i++) {
                out.append(found.group(2).replace("@i", "" + i).replace("@j", "" + (i + 1)));
            }
            return Matcher.quoteReplacement(out.toString());
        });
        return ZIPPED.matcher(repeated).replaceAll(found -> Matcher.quoteReplacement(zipped(Integer.parseInt(found.group(1)))));
    }

    /** White space in gzip, which is small. */
    private static String zipped(int mebibytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < mebibytes; i++) {
                out.write(spaces);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
