package selon.intake.recipe;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The records of a file, on their way to become claims.
 *
 * @param parts   parts of it, read
 * @param failure what ended it before its end, once it has ended
 */
public record RecordSource(Iterator<Batch> parts, Supplier<Optional<IOException>> failure) {}
