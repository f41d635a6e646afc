package selon.core.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

import selon.core.shacl.GraphChange;
import selon.core.shacl.ShapesTest;
import selon.core.vocab.Installation;
import selon.core.vocab.Terms;

/** The derived graph follows every change. */
class DerivationChangesTest {

    private static final int CHANGES = Integer.getInteger("selon.changes", 20_000) / 10;
    private static final Derivation RULES = Derivation.read(new Installation(Path.of("")).rules());

    @Test
    void changes_by_chance_lead_to_what_is_concluded_from_scratch() {
        List<Triple> pool = ShapesTest.Shipped.everything().find().filterKeep(triple ->
                triple.getPredicate().getURI().startsWith("https://w3id.org/selon/ns#")
                        || triple.getPredicate().getLocalName().matches("type|subject|predicate|object"))
                .filterDrop(triple -> triple.getPredicate().equals(Terms.Properties.QUOTE)
                        || triple.getPredicate().equals(Terms.Properties.TEXT_DIGEST)).toList();
        assertTrue(pool.size() > 1000);
        Random random = new Random(7);
        Graph said = GraphFactory.createDefaultGraph();
        pool.stream().filter(triple -> random.nextBoolean()).forEach(said::add);
        Graph concluded = RULES.conclusions(said);
        int differences = 0;
        for (int i = 0; i < CHANGES; i++) {
            Set<Triple> added = new HashSet<>();
            Set<Triple> removed = new HashSet<>();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                Triple triple = triple(pool, random);
                (said.contains(triple) ? removed : added).add(triple);
            }
            GraphChange change = new GraphChange(said, new DeltaGraph(said, added, removed), added, removed);
            DerivedChange difference = RULES.difference(change, concluded);
            removed.forEach(said::delete);
            added.forEach(said::add);
            difference.removed().forEach(concluded::delete);
            difference.added().forEach(concluded::add);
            differences += difference.added().size() + difference.removed().size();
            if (i % 5 == 0) {
                assertEquals(RULES.conclusions(said).find().toSet(), concluded.find().toSet(),
                        "change " + i + ": +" + added + " -" + removed);
            }
        }
        assertTrue(differences > CHANGES / 4, differences + " conclusions changed");
    }

    /** Returns a triple of the data, possibly with the object of another one. */
    private static Triple triple(List<Triple> pool, Random random) {
        Triple one = pool.get(random.nextInt(pool.size()));
        Triple other = pool.get(random.nextInt(pool.size()));
        boolean swap = random.nextInt(4) == 0 && one.getPredicate().equals(other.getPredicate());
        Node object = swap ? other.getObject() : one.getObject();
        return Triple.create(one.getSubject(), one.getPredicate(), object);
    }
}
