package selon.core.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.vocabulary.RDF;

import selon.core.ledger.ChangeGraph;
import selon.core.tdb.SwitchableDataset;
import selon.core.vocab.Namespaces;

/**
 * Statistics of the union of all graphs. They take one pass over an index of the store. The pass counts node ids in
 * place of terms, and looks up only the subjects, which are adjacent in the node table.
 *
 * @param version the number of the last change
 * @param time the time of that change
 * @param triples the number of distinct triples
 * @param subjects the number of subjects
 * @param entities the number of subjects with an IRI below {@code id:}
 * @param properties the number of triples by property
 * @param classes the number of instances by class
 * @param graphs the number of triples by graph
 */
public record TripleStatistics(long version, Instant time, long triples, long subjects, long entities, Map<Node, Long> properties,
        Map<Node, Long> classes, Map<Node, Long> graphs) {

    private static final String ORDER = "SPOG";

    /** Counts a TDB2 dataset, inside a transaction. */
    public static TripleStatistics of(DatasetGraph dataset) {
        NodeTupleTable quads = SwitchableDataset.store(dataset).getQuadTable().getNodeTupleTable();
        Pass pass = new Pass(quads.getNodeTable());
        for (TupleIndex index : quads.getTupleTable().getIndexes()) {
            if (index.getName().equals(ORDER)) {
                index.all().forEachRemaining(pass::take);
            }
        }
        long version = ChangeGraph.last(dataset);
        return new TripleStatistics(version, ChangeGraph.time(dataset, version).orElse(Instant.EPOCH), pass.triples, pass.subjects,
                pass.entities, pass.named(pass.properties), pass.named(pass.classes), pass.named(pass.graphs));
    }

    /** The counters of the pass. Equal triples, and triples of one subject, come one after another. */
    private static final class Pass {
        private final NodeTable nodes;
        private final NodeId type;
        private final Map<NodeId, long[]> properties = new HashMap<>();
        private final Map<NodeId, long[]> classes = new HashMap<>();
        private final Map<NodeId, long[]> graphs = new HashMap<>();
        private NodeId subject = NodeId.NodeDoesNotExist;
        private NodeId property = NodeId.NodeDoesNotExist;
        private NodeId object = NodeId.NodeDoesNotExist;
        private long triples;
        private long subjects;
        private long entities;

        Pass(NodeTable nodes) {
            this.nodes = nodes;
            this.type = nodes.getNodeIdForNode(RDF.Nodes.type);
        }

        void take(Tuple<NodeId> quad) {
            count(graphs, quad.get(0));
            if (!quad.get(1).equals(subject)) {
                subjects++;
                Node node = nodes.getNodeForNodeId(quad.get(1));
                entities += node.isURI() && node.getURI().startsWith(Namespaces.ID) ? 1 : 0;
            } else if (quad.get(2).equals(property) && quad.get(3).equals(object)
                    && quad.get(3).getTypeValue() == object.getTypeValue()) {
                return;
            }
            subject = quad.get(1);
            property = quad.get(2);
            object = quad.get(3);
            triples++;
            count(properties, property);
            if (property.equals(type)) {
                count(classes, object);
            }
        }

        private static void count(Map<NodeId, long[]> counts, NodeId id) {
            counts.computeIfAbsent(id, first -> new long[1])[0]++;
        }

        Map<Node, Long> named(Map<NodeId, long[]> counts) {
            Map<Node, Long> named = new HashMap<>();
            counts.forEach((id, count) -> named.put(nodes.getNodeForNodeId(id), count[0]));
            return named;
        }
    }
}
