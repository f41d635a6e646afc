package selon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

import selon.core.shacl.Rulebook;
import selon.core.vocab.GraphNames;

/** What the larger tests are made of is as sound as what is shipped. */
class GeneratedGraphTest {

    private static final int MANY = 50_000;

    @Test
    void what_is_generated_is_never_twice_the_same_and_passes_every_shape() {
        List<Quad> quads = GeneratedGraph.quads(MANY).toList();
        assertTrue(quads.size() >= MANY, quads.size() + " quads");
        Set<Quad> different = new HashSet<>(quads);
        assertEquals(quads.size(), different.size(), "no quad comes twice");
        Graph everything = GraphFactory.createDefaultGraph();
        Graph shapes = GraphFactory.createDefaultGraph();
        quads.forEach(quad -> {
            everything.add(quad.asTriple());
            if (quad.getGraph().equals(GraphNames.SHAPES)) {
                shapes.add(quad.asTriple());
            }
        });
        assertEquals(List.of(), new Rulebook(shapes).findings(everything));
    }
}
