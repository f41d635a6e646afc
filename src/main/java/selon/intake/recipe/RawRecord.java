package selon.intake.recipe;

import java.util.Optional;

/**
 * One row or entity before it is parsed.
 *
 * @param place     its place in the input, such as {@code row 17 (line 18)}, for messages
 * @param bytes     its bytes, unchanged
 * @param complaint the reason why it can't be parsed, if cutting the file revealed one
 */
public record RawRecord(String place, byte[] bytes, Optional<String> complaint) {}
