package selon.pages.terms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.jena.graph.Node;

import selon.core.vocab.JsonText;
import selon.http.base.PageContext;
import selon.http.base.Templates;
import selon.view.claims.GraphReader;
import selon.view.claims.LangString;
import selon.view.terms.HedgingWords;
import selon.view.terms.MotiveThesaurus;
import selon.view.terms.Ontology;
import selon.view.terms.OntologyHeader;
import selon.view.terms.RuleCatalogue;

/** Fills the page of a vocabulary from its graph. */
final class VocabularyPages {

    private VocabularyPages() {}

    /** A term in the page's head: its IRI, its name and what it means. */
    private record Defined(Node node, String name, List<LangString> definitions) {}

    static String page(PublishedVocabulary vocabulary, GraphReader said, OntologyHeader title, HttpServletRequest request, List<PageContext.PageLink> links) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", title);
        Stream<Defined> terms = switch (vocabulary) {
            case TERMS -> {
                Ontology ontology = Ontology.of(said);
                model.put("ontology", ontology);
                model.put("diagram", ClassDiagram.of(ontology));
                yield ontology.all().map(term -> new Defined(term.node(), term.label(), term.definitions()));
            }
            case MOTIVES -> {
                MotiveThesaurus motives = MotiveThesaurus.of(said);
                model.put("motives", motives);
                yield motives.all().map(entry -> new Defined(entry.node().node(), entry.node().words(), entry.definitions()));
            }
            case RULES -> {
                List<RuleCatalogue.RuleGroup> groups = new RuleCatalogue(said).groups();
                model.put("groups", groups);
                yield groups.stream().flatMap(group -> group.rules().stream())
                        .map(rule -> new Defined(rule.node().node(), rule.name(), rule.messages()));
            }
            case HEDGES -> {
                HedgingWords words = HedgingWords.of(said);
                model.put("words", words);
                yield words.byLanguage().values().stream().flatMap(List::stream)
                        .map(word -> new Defined(word.node(), word.words(), List.of()));
            }
        };
        model.put("frame", PageContext.of(request, links, Optional.of(schemaOrg(title, terms).build().toString())));
        return Templates.filled(vocabulary.template(), model);
    }

    /** The vocabulary as a schema:DefinedTermSet. */
    private static JsonObjectBuilder schemaOrg(OntologyHeader title, Stream<Defined> terms) {
        JsonObjectBuilder set = JsonText.object();
        set.add("@context", "https://schema.org");
        set.add("@type", "DefinedTermSet");
        set.add("@id", title.node().getURI());
        set.add("name", title.title().words());
        title.descriptions().stream().findFirst().ifPresent(text -> set.add("description", text.words()));
        title.licence().ifPresent(licence -> set.add("license", licence));
        title.version().ifPresent(version -> set.add("version", version));
        JsonArrayBuilder all = JsonText.array();
        terms.forEach(term -> {
            JsonObjectBuilder one = JsonText.object();
            one.add("@type", "DefinedTerm");
            one.add("@id", term.node().getURI());
            one.add("name", term.name());
            term.definitions().stream().findFirst().ifPresent(text -> one.add("description", text.words()));
            all.add(one);
        });
        set.add("hasDefinedTerm", all);
        return set;
    }
}
