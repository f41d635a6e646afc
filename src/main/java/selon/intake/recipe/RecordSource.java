package selon.intake.recipe;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The parsed records of a file.
 *
 * @param parts   its batches, in the order of the file
 * @param failure gives the error that cut the reading short; empty if the file was read to its end. Ask it after the last batch
 */
public record RecordSource(Iterator<Batch> parts, Supplier<Optional<IOException>> failure) {}
