package selon.wikidata.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.sparql.core.DatasetGraph;

/** A file for somebody else's tool, made from the dataset. */
public enum ExportFormat {
    /** For Wikidata: statements in version 1 of QuickStatements. */
    QUICKSTATEMENTS("quickstatements", "text/tab-separated-values", "tsv"),
    /** For Mix'n'match: a catalogue of what may have an item. */
    MIXNMATCH("mixnmatch", "text/tab-separated-values", "tsv"),
    /** For aggregators: a BEACON link dump. */
    BEACON("beacon", "text/plain", "txt");

    private final String word;
    private final String type;
    private final String ending;

    ExportFormat(String word, String type, String ending) {
        this.word = word;
        this.type = type;
        this.ending = ending;
    }

    /** The one of a name. */
    public static Optional<ExportFormat> named(String word) {
        return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** Its name. */
    public String word() {
        return word;
    }

    /** Its media type. */
    public String type() {
        return type;
    }

    /** The ending of a file of it. */
    public String ending() {
        return ending;
    }

    /**
     * Its text, made inside a transaction.
     *
     * @param address where it can be had, or empty
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
