package selon.core.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.ledger.ChangeGraph;
import selon.core.ledger.LedgerEntry;
import selon.core.ledger.PastDataset;
import selon.core.tdb.Overlay;
import selon.core.vocab.InputException;

/**
 * Parses a point in the history: the number of a change; a time with its zone (xsd:dateTime), which means the last
 * change until then; or a day (xsd:date), which means its end in UTC.
 */
public final class HistoryPoint {

    private static final String FORMS = "a day such as 2026-11-23, or a time with its zone such as 2026-11-23T12:00:00Z";

    private HistoryPoint() {}

    /**
     * Returns the number of the last change at a point in the history.
     *
     * @param dataset the dataset, inside a transaction
     * @param given the point, as a person writes it
     * @throws InputException when the text is not a point in the history, or there was no change by then
     */
    public static long number(DatasetGraph dataset, String given) {
        long last = ChangeGraph.last(dataset);
        if (given.matches("[+-]?\\d{1,18}")) {
            long number = Long.parseLong(given);
            if (number < 1 || number > last) {
                throw new InputException("There is no change " + given + ": the last is " + last + ". Name one from 1 to "
                        + last + ", or " + FORMS + ".");
            }
            return number;
        }
        Instant time = Stream.concat(time(given).stream(), endOfDay(given).stream()).findFirst().orElseThrow(() ->
                new InputException("\"" + given + "\" is no point in the history. Name a change by its number, or " + FORMS
                        + "."));
        long number = ChangeGraph.at(dataset, time);
        if (number == 0) {
            String first = ChangeGraph.read(dataset, 1).map(LedgerEntry::time).map(when -> " The first change was made at " + when
                    + ".").orElse("");
            throw new InputException("Nothing had been recorded by " + given + "." + first);
        }
        return number;
    }

    /**
     * Returns a view of the dataset at a point in the history.
     *
     * @param database the database, inside a read transaction that lasts as long as the view is used
     * @param given the point, as a person writes it
     * @throws InputException when the text is not a point in the history, or there was no change by then
     * @throws selon.core.ledger.DamagedLedgerException when the ledger lacks a later change
     */
    public static Overlay view(Database database, String given) {
        return PastDataset.view(database.dataset(), database.ledger(), number(database.dataset(), given), Long.MAX_VALUE);
    }

    private static Optional<Instant> time(String given) {
        try {
            return Optional.of(OffsetDateTime.parse(given).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> endOfDay(String given) {
        try {
            return Optional.of(LocalDate.parse(given).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
