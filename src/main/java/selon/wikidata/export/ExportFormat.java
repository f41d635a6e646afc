package selon.wikidata.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.DatasetGraph;

/** The formats of files for other tools. */
public enum ExportFormat {
    /** Statements for Wikidata, in version 1 of QuickStatements. */
    QUICKSTATEMENTS("quickstatements", "text/tab-separated-values", "tsv"),
    /** A catalogue for Mix'n'match, of things that may have a Wikidata item. */
    MIXNMATCH("mixnmatch", "text/tab-separated-values", "tsv"),
    /** A BEACON link dump for aggregators. */
    BEACON("beacon", "text/plain", "txt");

    private final String word;
    private final String type;
    private final String ending;

    ExportFormat(String word, String type, String ending) {
        this.word = word;
        this.type = type;
        this.ending = ending;
    }

    /** Returns the format with a name, or nothing. */
    public static Optional<ExportFormat> named(String word) {
        return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Returns the name that users write. */
    public String word() {
        return word;
    }

    /** Returns the media type. */
    public String type() {
        return type;
    }

    /** Returns the file ending, without a dot. */
    public String ending() {
        return ending;
    }

    /**
     * Creates the file's text.
     *
     * @param dataset the dataset, inside a transaction
     * @param address the file's own address, or an empty text
     */
    public String text(DatasetGraph dataset, String address) {
        List<String> lines = switch (this) {
            case QUICKSTATEMENTS -> QuickStatements.of(dataset).lines();
            case MIXNMATCH -> MixNMatch.lines(dataset);
            case BEACON -> Beacon.lines(dataset, address);
        };
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
