package selon.pages.things;

import java.util.List;
import java.util.Map;

import selon.view.claims.LabelledThing;

/**
 * The content of the page about the exports: the files, and what is not in them.
 *
 * @param statements the statements for Wikidata
 * @param left       what is uncontested and not among them, the first of it
 * @param reasons    how much that is, by the reason
 * @param catalogued how many things are in the catalogue
 * @param linked     how many of them are linked
 */
public record ExportsView(List<String> statements, List<Left> left, Map<String, Integer> reasons, long catalogued, long linked) {

    /** How many statements a page shows. */
    private static final int SHOWN = 20;

    /** Something that is left out, and why. */
    public record Left(LabelledThing about, String why) {}

    /** How much is uncontested and not among the statements. */
    public int leftOut() {
        return reasons.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The first statements, as they are written. */
    public String first() {
        return String.join("\n", statements.subList(0, Math.min(SHOWN, statements.size())));
    }
}
