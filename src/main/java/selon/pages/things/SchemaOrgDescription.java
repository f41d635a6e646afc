package selon.pages.things;

import java.util.Optional;

import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Terms.Classes;
import selon.view.claims.Claim;
import selon.view.claims.ClaimReader;
import selon.view.claims.GraphReader;
import selon.view.claims.LabelledThing;

/** Says of a thing in a page's head what search engines understand, and never more than somebody is on record for. */
final class SchemaOrgDescription {

    private SchemaOrgDescription() {}

    static JsonObject of(GraphReader said, ClaimReader claims, Node thing, String type) {
        JsonObject object = named(said.named(thing), type.substring("https://schema.org/".length()));
        object.put("@context", "https://schema.org");
        if (said.is(thing, Classes.CLAIM)) {
            claim(object, claims.claim(thing));
        } else if (said.is(thing, Classes.DOCUMENT)) {
            document(object, claims.report(thing));
        }
        alternates(object, said, thing);
        JsonArray same = new JsonArray();
        said.values(thing, OWL.sameAs.asNode()).stream().filter(Node::isURI).forEach(item -> same.add(item.getURI()));
        if (!same.isEmpty()) {
            object.put("sameAs", same);
        }
        return object;
    }

    private static void claim(JsonObject object, Claim claim) {
        object.put("name", selon.view.claims.ClaimSentence.title(claim, "en"));
        claim.passages().stream().findFirst().ifPresent(passage -> object.put("text", passage.exact()));
        object.put("author", named(claim.voice(), "Thing"));
        object.put("about", named(claim.about(), "Thing"));
        JsonObject document = named(claim.report().document(), "Article");
        document(document, claim.report());
        object.put("appearance", document);
    }

    private static void document(JsonObject object, Claim.Report report) {
        report.publisher().ifPresent(publisher -> object.put("publisher", named(publisher, "Organization")));
        report.date().ifPresent(date -> object.put("datePublished", date));
        Optional.of(report.language()).filter(tag -> !tag.isEmpty()).ifPresent(tag -> object.put("inLanguage", tag));
    }

    private static JsonObject named(LabelledThing named, String type) {
        JsonObject object = new JsonObject();
        object.put("@type", type);
        if (named.node().isURI()) {
            object.put("@id", named.node().getURI());
        }
        object.put("name", named.words());
        return object;
    }

    private static void alternates(JsonObject object, GraphReader said, Node thing) {
        JsonArray names = new JsonArray();
        said.values(thing, SKOS.altLabel.asNode()).stream().filter(Node::isLiteral).map(Node::getLiteralLexicalForm).distinct()
                .sorted().forEach(names::add);
        if (!names.isEmpty()) {
            object.put("alternateName", names);
        }
    }
}
