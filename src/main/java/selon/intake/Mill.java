// Rows in, claims out.
package selon.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.store.Finding;
import selon.store.Rulebook;
import selon.store.Storable;
import selon.validate.Change;

/**
 * Makes claims of rows or entities, and refuses those whose claims break a rule, with what the rule says.
 *
 * @param recipe   how
 * @param rules    the rules
 * @param ontology what they are judged with; nobody writes it
 * @param language of what the rules say
 */
record Mill(Recipe recipe, Rulebook rules, Graph ontology, String language) {

    /** What was made of one. */
    private record Draft(Item item, Graph made, List<Quad> quads) {}

    /** Makes claims of a part of the input. */
    Made grind(Parsed part) {
        Map<Item, Made.One> ones = new IdentityHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Item item : part.items()) {
            Optional<Draft> draft = item.complaint().isPresent() ? Optional.empty() : Optional.of(draft(item));
            Optional<String> complaint = item.complaint().or(() -> complaint(draft.get()));
            if (complaint.isPresent()) {
                ones.put(item, Made.One.refused(item, complaint.get()));
            } else if (!draft.get().made.isEmpty()) {
                drafts.add(draft.get());
            }
        }
        judge(drafts, ones);
        List<Made.One> inOrder = part.items().stream().map(ones::get).filter(Objects::nonNull).toList();
        return new Made(inOrder, part.passed() + part.items().size() - inOrder.size(), part.triples());
    }

    private static Made.One taken(Draft draft) {
        TreeSet<String> lines = new TreeSet<>();
        draft.quads.forEach(quad -> lines.add(line(quad)));
        return new Made.One(draft.item, Optional.empty(), String.join("", lines).getBytes(StandardCharsets.UTF_8), lines.size());
    }

    private static String line(Quad quad) {
        return NodeFmtLib.strNT(quad.getSubject()) + " " + NodeFmtLib.strNT(quad.getPredicate()) + " "
                + NodeFmtLib.strNT(quad.getObject()) + " " + NodeFmtLib.strNT(quad.getGraph()) + " .\n";
    }

    private Draft draft(Item item) {
        Graph made = recipe.make(item.facts());
        return new Draft(item, made, DocumentGraphs.of(made));
    }

    /** Why no rule has to be asked, or nothing. */
    private Optional<String> complaint(Draft draft) {
        if (draft.made.isEmpty()) {
            return recipe.readsRows() ? Optional.of("The recipe makes nothing of it. See which cells it lacks.")
                    : Optional.empty();
        }
        List<Triple> unsaid = DocumentGraphs.unsaid(draft.made, draft.quads);
        return !unsaid.isEmpty() ? Optional.of("The recipe makes what no document says: " + unsaid.get(0) + ".")
                : draft.made.stream().flatMap(triple -> Storable.complaint(triple).stream()).findFirst()
                        .map(words -> words + ".");
    }

    /** Takes those that break no rule, by themselves and together, and refuses the others. */
    private void judge(List<Draft> drafts, Map<Item, Made.One> ones) {
        Graph together = GraphFactory.createDefaultGraph();
        drafts.forEach(draft -> GraphUtil.addInto(together, draft.made));
        if (violation(ontology, together).isEmpty()) {
            drafts.forEach(draft -> ones.put(draft.item, taken(draft)));
            return;
        }
        Graph sofar = GraphFactory.createDefaultGraph();
        Set<String> keys = new HashSet<>();
        for (Draft draft : drafts) {
            // One that has the key of another is one too many, which whoever writes them will see.
            Optional<Finding> found = keys.contains(draft.item.key()) ? Optional.empty()
                    : violation(new Union(ontology, sofar), draft.made);
            ones.put(draft.item, found.map(finding -> Made.One.refused(draft.item, finding.message(language)))
                    .orElseGet(() -> taken(draft)));
            if (found.isEmpty() && !keys.contains(draft.item.key())) {
                GraphUtil.addInto(sofar, draft.made);
                keys.add(draft.item.key());
                keys.remove("");
            }
        }
    }

    private Optional<Finding> violation(Graph before, Graph made) {
        Set<Triple> added = new HashSet<>();
        made.find().forEachRemaining(added::add);
        return rules.findings(new Change(before, new Union(before, made), added, Set.of())).stream()
                .filter(finding -> finding.severity() == Finding.Severity.VIOLATION).findFirst();
    }
}
