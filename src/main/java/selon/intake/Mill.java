// Rows in, claims out.
package selon.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
        List<Made.Refused> refused = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        long passed = part.passed();
        for (Item item : part.items()) {
            Optional<Draft> draft = item.complaint().isPresent() ? Optional.empty() : Optional.of(draft(item));
            Optional<String> complaint = item.complaint().or(() -> complaint(draft.get()));
            if (complaint.isPresent()) {
                refused.add(new Made.Refused(item.piece(), complaint.get()));
            } else if (draft.get().made.isEmpty()) {
                passed++;
            } else {
                drafts.add(draft.get());
            }
        }
        List<Made.Taken> taken = accepted(drafts, refused).stream().map(Mill::taken).toList();
        List<Piece> order = part.items().stream().map(Item::piece).toList();
        refused.sort(Comparator.comparingInt(one -> order.indexOf(one.piece())));
        return new Made(taken, refused, passed, part.triples());
    }

    private static Made.Taken taken(Draft draft) {
        TreeSet<String> lines = new TreeSet<>();
        draft.quads.forEach(quad -> lines.add(line(quad)));
        return new Made.Taken(draft.item, String.join("", lines).getBytes(StandardCharsets.UTF_8), lines.size());
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

    /** Those that break no rule, by themselves and together; the others are refused. */
    private List<Draft> accepted(List<Draft> drafts, List<Made.Refused> refused) {
        Graph together = GraphFactory.createDefaultGraph();
        drafts.forEach(draft -> GraphUtil.addInto(together, draft.made));
        if (violation(ontology, together).isEmpty()) {
            return drafts;
        }
        List<Draft> accepted = new ArrayList<>();
        Graph sofar = GraphFactory.createDefaultGraph();
        Set<String> keys = new HashSet<>();
        for (Draft draft : drafts) {
            if (keys.contains(draft.item.key())) {
                accepted.add(draft); // It is one too many, which whoever writes it will see.
                continue;
            }
            Optional<Finding> found = violation(new Union(ontology, sofar), draft.made);
            if (found.isPresent()) {
                refused.add(new Made.Refused(draft.item.piece(), found.get().message(language)));
            } else {
                GraphUtil.addInto(sofar, draft.made);
                accepted.add(draft);
                if (!draft.item.key().isEmpty()) {
                    keys.add(draft.item.key());
                }
            }
        }
        return accepted;
    }

    private Optional<Finding> violation(Graph before, Graph made) {
        Set<Triple> added = new HashSet<>();
        made.find().forEachRemaining(added::add);
        return rules.findings(new Change(before, new Union(before, made), added, Set.of())).stream()
                .filter(finding -> finding.severity() == Finding.Severity.VIOLATION).findFirst();
    }
}
