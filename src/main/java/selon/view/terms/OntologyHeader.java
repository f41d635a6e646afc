package selon.view.terms;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.OWL;

import selon.view.claims.GraphReader;
import selon.view.claims.LangString;

/**
 * The head of a vocabulary.
 *
 * @param node         what is described
 * @param titles       its title, in the reader's language first
 * @param descriptions what it is, in the reader's language first
 * @param version      its version
 * @param versionIri   the name of this version alone
 * @param modified     the day of its last change by its makers
 * @param licence      the IRI of its licence
 */
public record OntologyHeader(Node node, List<LangString> titles, List<LangString> descriptions, Optional<String> version, Optional<String> versionIri,
                    Optional<String> modified, Optional<String> licence) {

    /** The head of a vocabulary. */
    public static OntologyHeader of(GraphReader said, Node node) {
        return new OntologyHeader(node, said.everyText(node, DCTerms.title.asNode()), said.everyText(node, DCTerms.description.asNode()),
                text(said, node, OWL.versionInfo.asNode()), text(said, node, OWL2.versionIRI.asNode()),
                text(said, node, DCTerms.modified.asNode()), text(said, node, DCTerms.license.asNode()));
    }

    private static Optional<String> text(GraphReader said, Node node, Node property) {
        return said.value(node, property).map(value -> value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
    }

    /** Its title, for the reader. */
    public LangString title() {
        return titles.stream().findFirst().orElse(new LangString(node.toString(), ""));
    }
}
