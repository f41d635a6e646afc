package selon.wikidata.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Namespaces;
import selon.core.vocab.Resources;
import selon.core.vocab.Terms.Classes;
import selon.view.claims.GraphReader;
import selon.view.claims.LangString;

/**
 * A tab-separated catalogue for Mix'n'match of the dataset's organisations, people, products and places. Its columns
 * are id, name, description (other names and descriptions in words), address, the item of the class, and the item that
 * curators have linked.
 */
final class MixNMatch {

    private static final String QUERY = Resources.text("/selon/wikidata/export/catalogue.rq");
    private static final String HEADER = "id\tname\tdesc\turl\ttype\tq";
    /** The items of classes: organisation, human, product, city, country. */
    private static final Map<Node, String> KINDS = Map.of(Classes.ORGANISATION, "Q43229", Classes.PERSON, "Q5",
            Classes.PRODUCT, "Q2424752", schema("City"), "Q515", schema("Country"), "Q6256");
    /** The item of a geographic location. */
    private static final String PLACE = "Q2221906";

    private MixNMatch() {}

    private static Node schema(String name) {
        return NodeFactory.createURI("https://schema.org/" + name);
    }

    /**
     * Returns the lines of the table, the header first.
     *
     * @param dataset the dataset, inside a transaction
     */
    static List<String> lines(DatasetGraph dataset) {
        WikidataLinks items = new WikidataLinks(dataset);
        GraphReader said = new GraphReader(dataset, "en");
        Map<Node, Node> things = new LinkedHashMap<>();
        try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
            execution.select().forEachRemaining(row -> things.putIfAbsent(row.get("thing"), row.get("type")));
        }
        List<String> lines = new ArrayList<>(List.of(HEADER));
        things.forEach((thing, type) -> lines.add(Stream.of(thing.getURI().substring(Namespaces.ID.length()),
                said.named(thing).words(), description(said, thing), thing.getURI(), KINDS.getOrDefault(type, PLACE),
                items.of(thing).orElse("")).map(QuickStatementsValue::line).collect(Collectors.joining("\t"))));
        return lines;
    }

    private static String description(GraphReader said, Node thing) {
        String name = said.named(thing).words();
        return Stream.concat(said.texts(thing, DCTerms.description.asNode()).stream().map(LangString::words),
                said.everyText(thing, SKOS.altLabel.asNode()).stream().map(LangString::words)).filter(words -> !words.equals(name))
                .distinct().collect(Collectors.joining("; "));
    }
}
