package selon.intake.link;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import selon.core.vocab.InputException;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Prefixes;

/** Reads and writes a table of candidate pairs (CSV, RFC 4180, UTF-8). A person decides in its first column. */
public final class PairFile {

    private static final String[] COLUMNS = {"decision", "suggestion", "score", "kept", "other", "kept_name", "other_name", "reason"};

    private PairFile() {}

    /**
     * Reads a table.
     *
     * @throws InputException if the file can't be read or is not such a table
     */
    public static List<CandidatePair> read(Path file) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser rows = CSVParser.parse(new StringReader(InputException.text(file)), format)) {
            List<CandidatePair> pairs = new ArrayList<>();
            for (CSVRecord row : rows) {
                pairs.add(pair(file, row));
            }
            return pairs;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new InputException(file + ": is no table of proposals: " + InputException.reason(e)
                    + ". Its columns are " + String.join(", ", COLUMNS) + ".");
        }
    }

    private static CandidatePair pair(Path file, CSVRecord row) {
        String where = file + ":" + (row.getRecordNumber() + 1) + ": ";
        try {
            return new CandidatePair(decision(where, row.get("decision")), decision(where, row.get("suggestion")),
                    Integer.parseInt(row.get("score")), IriArgument.required(row.get("kept")), IriArgument.required(row.get("other")),
                    row.get("kept_name"), row.get("other_name"), row.get("reason"));
        } catch (NumberFormatException e) {
            throw new InputException(where + "the score \"" + row.get("score") + "\" is no whole number.");
        }
    }

    private static CandidatePair.Decision decision(String where, String word) {
        return Arrays.stream(CandidatePair.Decision.values()).filter(one -> one.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst().orElseThrow(() -> new InputException(where + "\"" + word + "\" is no decision. Write accept, account "
                        + "or refuse, or leave it blank."));
    }

    /** Writes a table and replaces an existing file as a whole. */
    public static void write(Path file, List<CandidatePair> pairs) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            List<String> lines = new ArrayList<>(List.of(String.join(",", COLUMNS)));
            pairs.forEach(pair -> lines.add(CSVFormat.DEFAULT.format(pair.decision().word(), pair.suggestion().word(), pair.score(),
                    Prefixes.shorten(pair.kept()), Prefixes.shorten(pair.other()), inert(pair.keptName()),
                    inert(pair.otherName()), inert(pair.reason()))));
            Files.write(part, lines, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InputException(file + ": can't be written: " + InputException.reason(e) + ".");
        }
    }

    /** A text with an apostrophe before anything that a spreadsheet would execute as a formula. */
    private static String inert(String text) {
        return text.matches("(?s)[=+@\\-\\t].*") ? "'" + text : text;
    }
}
