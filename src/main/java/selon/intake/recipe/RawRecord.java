package selon.intake.recipe;

import java.util.Optional;

/**
 * One row or entity, not yet read.
 *
 * @param place     where it lies, for people: {@code row 17 (line 18)}
 * @param bytes     exactly as it lies there
 * @param complaint why it can't be read, where that is known already
 */
public record RawRecord(String place, byte[] bytes, Optional<String> complaint) {}
