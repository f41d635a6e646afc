package selon.view.terms;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;

import selon.view.claims.GraphReader;
import selon.view.claims.LangString;

/**
 * The metadata of an ontology, a thesaurus or a set of shapes.
 *
 * @param node         the IRI that the metadata describes
 * @param titles       its titles, the reader's language first
 * @param descriptions its descriptions, the reader's language first
 * @param version      its version number
 * @param modified     the date of its last modification
 * @param licence      the IRI of its licence
 */
public record OntologyHeader(Node node, List<LangString> titles, List<LangString> descriptions, Optional<String> version,
                             Optional<String> modified, Optional<String> licence) {

    /** Reads the metadata of an IRI. */
    public static OntologyHeader of(GraphReader said, Node node) {
        return new OntologyHeader(node, said.everyText(node, DCTerms.title.asNode()), said.everyText(node, DCTerms.description.asNode()),
                text(said, node, OWL.versionInfo.asNode()), text(said, node, DCTerms.modified.asNode()), text(said, node, DCTerms.license.asNode()));
    }

    private static Optional<String> text(GraphReader said, Node node, Node property) {
        return said.value(node, property).map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
    }

    /** The title in the reader's language, or the IRI if it has none. */
    public LangString title() {
        return titles.stream().findFirst().orElse(new LangString(node.toString(), ""));
    }
}
