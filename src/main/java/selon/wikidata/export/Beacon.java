package selon.wikidata.export;

import java.util.ArrayList;
import java.util.List;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;

import selon.core.ledger.ChangeGraph;
import selon.core.vocab.Namespaces;
import selon.core.vocab.Prefixes;
import selon.view.claims.GraphReader;

/**
 * A link dump in the BEACON format (gbv.github.io/beaconspec). Each line links a Wikidata item to Selon's IRI of the
 * same thing, with its label.
 */
final class Beacon {

    private Beacon() {}

    /**
     * Returns the lines of the dump.
     *
     * @param dataset the dataset, inside a transaction
     * @param feed the address of the dump, or an empty text
     */
    static List<String> lines(DatasetGraph dataset, String feed) {
        GraphReader said = new GraphReader(dataset, "en");
        List<String> lines = new ArrayList<>(List.of("#FORMAT: BEACON", "#PREFIX: " + Prefixes.ALL.get("wd"),
                "#TARGET: " + Namespaces.ID + "{+ID}", "#RELATION: http://www.w3.org/2002/07/owl#sameAs",
                "#NAME: Selon: who says why companies buy each other", "#DESCRIPTION: Items of Wikidata that are described in Selon, "
                        + "each link checked by its curators", "#SOURCESET: http://www.wikidata.org/entity/Q2013",
                "#TARGETSET: " + Namespaces.ID + "dataset"));
        if (!feed.isEmpty()) {
            lines.add("#FEED: " + feed);
        }
        ChangeGraph.time(dataset, ChangeGraph.last(dataset)).ifPresent(time -> lines.add("#TIMESTAMP: " + time));
        lines.add("#UPDATE: always");
        lines.add("");
        new WikidataLinks(dataset).all().forEach((thing, item) -> {
            if (thing.startsWith(Namespaces.ID)) {
                lines.add(item + "|" + QuickStatementsValue.line(said.named(NodeFactory.createURI(thing)).words()).replace("|", "/") + "|"
                        + thing.substring(Namespaces.ID.length()));
            }
        });
        return lines;
    }
}
