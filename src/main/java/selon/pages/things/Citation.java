package selon.pages.things;

import java.util.Locale;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

import selon.core.vocab.JsonText;
import selon.view.claims.Claim;
import selon.view.claims.ClaimSentence;

/**
 * A citation of a claim: as text, for BibTeX, and as CSL-JSON (Citation Style Language 1.0.2).
 *
 * @param plain   as text
 * @param bibtex  as a BibTeX entry
 * @param cslJson as CSL-JSON
 */
public record Citation(String plain, String bibtex, String cslJson) {

    static Citation of(Claim claim, String language) {
        String title = ClaimSentence.title(claim, language);
        String iri = claim.node().getURI();
        String date = claim.report().date().orElse("");
        String in = claim.report().document().words();
        String key = iri.replaceFirst(".*/", "");
        return new Citation(plain(claim, title, date, in, iri),
                "@misc{" + key + ",\n  author       = {{" + braces(claim.voice().words()) + "}},\n  title        = {{" + braces(title)
                    + "}},\n" + (date.isEmpty() ? "" : "  date         = {" + date + "},\n  year         = {" + date.substring(0, 4) + "},\n")
                    + "  howpublished = {" + braces(in) + ", in Selon},\n  url          = {" + iri + "},\n}",
                csl(claim, title, date, in, iri, key));
    }

    private static String plain(Claim claim, String title, String date, String in, String iri) {
        String words = claim.passages().stream().findFirst().map(passage -> " “" + passage.exact() + "”").orElse("");
        return title + "." + words + " " + in + (date.isEmpty() ? "" : ", " + date) + ". Selon, " + iri;
    }

    /** What TeX would read as something else. */
    private static String braces(String text) {
        return text.replaceAll("([&%$#_{}])", "\\\\$1");
    }

    private static String csl(Claim claim, String title, String date, String in, String iri, String key) {
        JsonObjectBuilder item = JsonText.object();
        item.add("id", key);
        item.add("type", "document");
        item.add("title", title);
        item.add("author", JsonText.array().add(JsonText.object().add("literal", claim.voice().words())));
        item.add("container-title", in);
        item.add("publisher", "Selon");
        item.add("URL", iri);
        if (!claim.report().language().isEmpty()) {
            item.add("language", claim.report().language().toLowerCase(Locale.ROOT));
        }
        if (!date.isEmpty()) {
            JsonArrayBuilder parts = JsonText.array();
            for (String part : date.split("-")) {
                parts.add(Integer.parseInt(part));
            }
            item.add("issued", JsonText.object().add("date-parts", JsonText.array().add(parts)));
        }
        return JsonText.lines(JsonText.array().add(item).build());
    }
}
