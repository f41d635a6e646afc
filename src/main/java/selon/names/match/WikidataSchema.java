package selon.names.match;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;

import selon.core.vocab.Kind;
import selon.names.index.TextAnalysis;

/** The types and properties for matching against Wikidata: the few whose values this server knows. */
public final class WikidataSchema implements MatchSchema {

    /** A type or property with its name and definition in English and French. */
    private record KnownProperty(String id, String english, String french, String means, String meaning) {
        Term term(String language) {
            boolean inFrench = language.equals("fr");
            return new Term(id, inFrench ? french : english, Optional.of(inFrench ? meaning : means));
        }

        boolean isNamed(String text, String language) {
            return TextAnalysis.joined(language.equals("fr") ? french : english).contains(TextAnalysis.joined(text));
        }
    }

    private static final List<KnownProperty> TYPES = List.of(
            new KnownProperty("Q35120", "entity", "entité", "anything that has an item", "tout ce qui a un élément"),
            new KnownProperty(Kind.ORGANISATION.wikidata().orElseThrow(), "organization", "organisation", "a company, an authority, an association",
                    "une entreprise, une administration, une association"),
            new KnownProperty(Kind.PERSON.wikidata().orElseThrow(), "human", "être humain", "a person", "une personne"));
    private static final List<KnownProperty> PROPERTIES = List.of(
            new KnownProperty(WikidataCatalogue.WEB_SITE, "official website", "site officiel", "the address of its own website",
                    "l'adresse de son propre site web"),
            new KnownProperty(WikidataItems.OURS, "thing in Selon", "chose dans Selon", "the thing in this graph that is linked to the item",
                    "la chose de ce graphe qui est liée à l'élément"));

    @Override
    public List<Term> usualTypes(String language) {
        return terms(TYPES, "", language);
    }

    @Override
    public List<Term> types(String text, String language) {
        return terms(TYPES, text, language);
    }

    @Override
    public List<Term> properties(String text, String language) {
        return terms(PROPERTIES, text, language);
    }

    @Override
    public List<Term> propertiesOf(Optional<String> type, String language, int most) {
        return terms(PROPERTIES, "", language).stream().limit(most).toList();
    }

    private static List<Term> terms(List<KnownProperty> all, String text, String language) {
        return all.stream().filter(one -> one.isNamed(text, language) || one.id.equalsIgnoreCase(text.strip()))
                .map(one -> one.term(language)).toList();
    }

    @Override
    public Term term(String id, String language) {
        return Stream.concat(TYPES.stream(), PROPERTIES.stream()).filter(one -> one.id.equals(id)).findFirst()
                .map(one -> one.term(language)).orElse(new Term(id, id, Optional.empty()));
    }

    /** The class of a known type. Other types give nothing, because the server can't tell which items have them. */
    @Override
    public Optional<Node> type(String id) {
        return TYPES.stream().filter(one -> one.id.equals(id)).findFirst().map(one -> WikidataCatalogue.node(one.id));
    }
}
