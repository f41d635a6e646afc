package selon.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import selon.core.vocab.Installation;

/**
 * A file whose first line is the head of the request, its lines parted by " | ", and whose rest is what may be changed. The rest
 * is the body, unless the head says where it stands: {path} and {value} as it is as far as that can be sent, {encoded} percent
 * by percent, {head} in place of the whole head.
 *
 * @param head the first line
 * @param rest what may be changed
 */
record FuzzSeed(String head, byte[] rest) {

    static final String TOKEN = "a-fuzzing-token";
    private static final Path FOLDER = Path.of("src/test/resources/fuzz");

    /** The seeds of a target, in the order of their files. */
    static List<FuzzSeed> of(String target) {
        return Installation.files(FOLDER.resolve(target), "").stream().map(FuzzSeed::read).toList();
    }

    private static FuzzSeed read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            int end = text.indexOf('\n');
            return new FuzzSeed(text.substring(0, end), text.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether even where it ends is left to chance. */
    boolean isWild() {
        return head.equals("{head}");
    }

    /** The request with another rest. */
    byte[] request(byte[] changed) {
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        if (isWild()) {
            return (text.strip().replaceAll("\r?\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        }
        boolean inHead = head.contains("{");
        String filled = head.replace("{encoded}", URLEncoder.encode(text.strip(), StandardCharsets.ISO_8859_1))
                .replace("{path}", sendable(text.strip())).replace("{value}", text.strip().replaceAll("[\r\n\0]", " "));
        String line = filled.replaceFirst("( \\| |$)", " HTTP/1.1 | Host: localhost | Authorization: Bearer " + TOKEN + "$1");
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(line.replace(" | ", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(((inHead ? "" : "\r\nContent-Length: " + changed.length) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(inHead ? new byte[0] : changed);
        return request.toByteArray();
    }

    /** An address has no spaces and no controls in it. */
    private static String sendable(String text) {
        StringBuilder sendable = new StringBuilder();
        text.chars().forEach(c -> sendable.append(c > ' ' && c < 0x7f ? String.valueOf((char) c) : String.format(Locale.ROOT, "%%%02X", c)));
        return sendable.toString();
    }
}
