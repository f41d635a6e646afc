package selon.pages.questions;

import java.util.List;
import java.util.Map;

import selon.core.query.NamedQuery;
import selon.core.vocab.Prefixes;
import selon.view.terms.QueryVocabulary;

/**
 * The content of the editor's page.
 *
 * @param query      the text to begin with
 * @param name       what it is called, or empty
 * @param run        whether it was asked for, and is to be run
 * @param asked      what the other parameters say of the dataset: {@code default-graph-uri=IRI}, {@code as-of=12}
 * @param vocabulary what is offered for completion
 * @param questions  the examples
 */
public record EditorView(String query, String name, boolean run, List<Map.Entry<String, String>> asked,
                         QueryVocabulary vocabulary, List<NamedQuery> questions) {

    /** Our prefixes, as {@code selon=https://…}, divided by spaces. */
    public String prefixes() {
        return Prefixes.ALL.entrySet().stream().map(prefix -> prefix.getKey() + "=" + prefix.getValue())
                .reduce((one, two) -> one + " " + two).orElse("");
    }

    /** The classes, divided by spaces. */
    public String classes() {
        return String.join(" ", vocabulary.classes());
    }

    /** The properties, divided by spaces. */
    public String properties() {
        return String.join(" ", vocabulary.properties());
    }

    /** The dataset's parameters, divided by spaces. */
    public String dataset() {
        return String.join(" ", asked.stream().map(part -> part.getKey() + "=" + part.getValue()).toList());
    }
}
