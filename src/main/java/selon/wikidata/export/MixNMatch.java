package selon.wikidata.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

import selon.core.vocab.Kind;
import selon.core.vocab.Namespaces;
import selon.view.claims.GraphReader;
import selon.view.claims.LangString;

/**
 * A tab-separated catalogue for Mix'n'match of the dataset's organisations, people, products and places. Its columns
 * are id, name, description (other names and descriptions in words), address, the item of the class, and the item that
 * curators have linked.
 */
final class MixNMatch {

    private static final String HEADER = "id\tname\tdesc\turl\ttype\tq";

    private MixNMatch() {}

    /**
     * Returns the lines of the table, the header first.
     *
     * @param dataset the dataset, inside a transaction
     */
    static List<String> lines(DatasetGraph dataset) {
        WikidataLinks items = new WikidataLinks(dataset);
        GraphReader said = new GraphReader(dataset, "en");
        List<String> lines = new ArrayList<>(List.of(HEADER));
        things(dataset).forEach((thing, kind) -> lines.add(Stream.of(thing.getURI().substring(Namespaces.ID.length()),
                said.named(thing).words(), description(said, thing), thing.getURI(), kind, items.of(thing).orElse(""))
                .map(QuickStatementsValue::line).collect(Collectors.joining("\t"))));
        return lines;
    }

    /** Our things of kinds that have an item, in the order of their names, with that item. */
    private static Map<Node, String> things(DatasetGraph dataset) {
        Map<Node, String> things = new TreeMap<>(Comparator.comparing(Node::getURI));
        for (Kind kind : Kind.values()) {
            kind.wikidata().ifPresent(item -> Iter.asStream(dataset.find(Node.ANY, Node.ANY, RDF.Nodes.type, kind.type()))
                    .map(Quad::getSubject).filter(thing -> thing.isURI() && thing.getURI().startsWith(Namespaces.ID))
                    .forEach(thing -> things.putIfAbsent(thing, item)));
        }
        return things;
    }

    private static String description(GraphReader said, Node thing) {
        String name = said.named(thing).words();
        return Stream.concat(said.texts(thing, DCTerms.description.asNode()).stream().map(LangString::words),
                said.everyText(thing, SKOS.altLabel.asNode()).stream().map(LangString::words)).filter(words -> !words.equals(name))
                .distinct().collect(Collectors.joining("; "));
    }
}
