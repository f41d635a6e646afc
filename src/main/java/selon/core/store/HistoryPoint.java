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
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * Parses a point in the history: the number of a change; a time with its zone (xsd:dateTime), which means the last
 * change until then; or a day (xsd:date), which means its end in UTC.
 */
public final class HistoryPoint {

    private HistoryPoint() {}

    /**
     * Returns the number of the last change at a point in the history.
     *
     * @param dataset the dataset, inside a transaction
     * @throws ProblemException when what is given is no such point, or nothing had been recorded by then
     */
    public static long number(DatasetGraph dataset, String given) {
        long last = ChangeGraph.last(dataset);
        if (given.matches("[+-]?\\d{1,18}")) {
            long number = Long.parseLong(given);
            if (number < 1 || number > last) {
                throw ProblemException.of(ProblemType.CHANGE_OUT_OF_RANGE, given, last);
            }
            return number;
        }
        Instant time = Stream.concat(time(given).stream(), endOfDay(given).stream()).findFirst().orElseThrow(() ->
                ProblemException.of(ProblemType.MOMENT_UNREADABLE, given));
        long number = ChangeGraph.at(dataset, time);
        if (number == 0) {
            Optional<Instant> first = ChangeGraph.read(dataset, 1).map(LedgerEntry::time);
            throw ProblemException.of(ProblemType.MOMENT_TOO_EARLY, given, first.isPresent() ? 1 : 0, first.map(Instant::toString).orElse(""));
        }
        return number;
    }

    /**
     * Returns a view of the dataset at a point in the history.
     *
     * @param database the database, inside a read transaction that lasts as long as the view is used
     * @throws ProblemException      as {@link #number}
     * @throws selon.core.ledger.DamagedLedgerException when the ledger lacks a change made since
     */
    public static Overlay view(Database database, String given) {
        return PastDataset.view(database.dataset(), database.ledger(), number(database.dataset(), given), Long.MAX_VALUE, Long.MAX_VALUE);
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
