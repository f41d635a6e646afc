package selon.pages.things;

import java.util.List;
import java.util.Optional;

import jakarta.json.JsonObjectBuilder;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.JsonText;
import selon.core.vocab.Terms.Classes;
import selon.view.claims.Claim;
import selon.view.claims.ClaimReader;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;

/** Describes a thing in schema.org's terms for the head of its page. It says no more than somebody is on record for. */
final class SchemaOrgDescription {

    private SchemaOrgDescription() {}

    static JsonObjectBuilder of(GraphReader said, ClaimReader claims, Node thing, String type) {
        JsonObjectBuilder object = named(said.named(thing), type.substring("https://schema.org/".length()));
        object.add("@context", "https://schema.org");
        if (said.is(thing, Classes.CLAIM)) {
            claim(object, claims.claim(thing));
        } else if (said.is(thing, Classes.DOCUMENT)) {
            document(object, claims.report(thing));
        }
        alternates(object, said, thing);
        texts(object, "sameAs", said.values(thing, OWL.sameAs.asNode()).stream().filter(Node::isURI).map(Node::getURI).toList());
        return object;
    }

    private static void claim(JsonObjectBuilder object, Claim claim) {
        object.add("name", selon.view.claims.ClaimSentence.title(claim, "en"));
        claim.passages().stream().findFirst().ifPresent(passage -> object.add("text", passage.exact()));
        object.add("author", named(claim.voice(), "Thing"));
        object.add("about", named(claim.about(), "Thing"));
        JsonObjectBuilder document = named(claim.report().document(), "Article");
        document(document, claim.report());
        object.add("appearance", document);
    }

    private static void document(JsonObjectBuilder object, Claim.Report report) {
        report.publisher().ifPresent(publisher -> object.add("publisher", named(publisher, "Organization")));
        report.date().ifPresent(date -> object.add("datePublished", date));
        Optional.of(report.language()).filter(tag -> !tag.isEmpty()).ifPresent(tag -> object.add("inLanguage", tag));
    }

    private static JsonObjectBuilder named(LabelledThing named, String type) {
        JsonObjectBuilder object = JsonText.object();
        object.add("@type", type);
        if (named.node().isURI()) {
            object.add("@id", named.node().getURI());
        }
        object.add("name", named.words());
        return object;
    }

    private static void alternates(JsonObjectBuilder object, GraphReader said, Node thing) {
        texts(object, "alternateName", said.values(thing, SKOS.altLabel.asNode()).stream().filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm).distinct().sorted().toList());
    }

    private static void texts(JsonObjectBuilder object, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            object.add(name, JsonText.array(texts));
        }
    }
}
