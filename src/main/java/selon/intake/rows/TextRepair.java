package selon.intake.rows;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decodes bytes and repairs damaged text. It adds a phrase for each repair to a list. */
final class TextRepair {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\u200B\\u200E\\u200F\\u2060\\uFEFF]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Cs}&&[^\\t\\n\\r]]");
    /** A lead byte and a continuation byte of UTF-8, both decoded as Latin-1 or windows-1252. */
    private static final Pattern TWICE = Pattern.compile(
            "[\\u00C2-\\u00F4][\\u0080-\\u00BF\\u0152-\\u0192\\u02C6-\\u02DC\\u2013-\\u2122\\u20AC]");

    private TextRepair() {}

    /** Decodes bytes in an encoding, or in windows-1252 with a repair if they are not valid in it. */
    static String text(byte[] bytes, Charset encoding, List<String> repairs) {
        return strict(bytes, encoding).orElseGet(() -> {
            repairs.add("bytes that are not " + encoding.name() + " are read as " + WESTERN.name());
            return new String(bytes, WESTERN);
        });
    }

    /** Repairs the text of a cell: text encoded twice, control characters, superfluous blanks. */
    static String cell(String column, String text, List<String> repairs) {
        String mended = text;
        if (TWICE.matcher(mended).find()) {
            mended = once(mended);
            if (!mended.equals(text)) {
                repairs.add(column + ": UTF-8 that was taken for another encoding is read as it was meant");
            }
        }
        String plain = CONTROLS.matcher(mended).replaceAll("");
        if (!plain.equals(mended)) {
            repairs.add(column + ": control characters are left out");
        }
        String stripped = BLANKS.matcher(plain).replaceAll(" ").strip();
        if (!stripped.equals(plain)) {
            repairs.add(column + ": blanks are left out");
        }
        return stripped;
    }

    private static String once(String text) {
        for (Charset wrong : List.of(StandardCharsets.ISO_8859_1, WESTERN)) {
            Optional<String> meant = encoded(text, wrong).flatMap(bytes -> strict(bytes, StandardCharsets.UTF_8));
            if (meant.isPresent()) {
                return meant.get();
            }
        }
        return text;
    }

    private static Optional<byte[]> encoded(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] all = new byte[bytes.remaining()];
            bytes.get(all);
            return Optional.of(all);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
