package selon.http.base;

import java.util.List;
import java.util.Optional;

import org.apache.jena.riot.Lang;
import org.apache.jena.riot.resultset.ResultSetLang;

/** A SPARQL 1.1 results format, or a page. */
public enum ResultFormat implements MediaFormat {
    /** First, since it is what a client gets that says nothing. */
    JSON("json", "application/sparql-results+json", ResultSetLang.RS_JSON),
    HTML("html", "text/html", null),
    CSV("csv", "text/csv", ResultSetLang.RS_CSV),
    TSV("tsv", "text/tab-separated-values", ResultSetLang.RS_TSV),
    XML("xml", "application/sparql-results+xml", ResultSetLang.RS_XML),
    /** The same under the name that programs ask for which know nothing of SPARQL. */
    PLAIN_JSON("json", "application/json", ResultSetLang.RS_JSON),
    PLAIN_XML("xml", "application/xml", ResultSetLang.RS_XML);

    /** All of them, the preferred one first. */
    public static final List<ResultFormat> ALL = List.of(values());

    private final String ending;
    private final String type;
    private final Lang lang;

    ResultFormat(String ending, String type, Lang lang) {
        this.ending = ending;
        this.type = type;
        this.lang = lang;
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public String type() {
        return type;
    }

    /** How it is written, if it is no page. */
    public Optional<Lang> lang() {
        return Optional.ofNullable(lang);
    }
}
