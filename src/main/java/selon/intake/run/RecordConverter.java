package selon.intake.run;

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
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

import selon.core.rdf.Finding;
import selon.core.rdf.StorableTerms;
import selon.core.shacl.GraphChange;
import selon.core.shacl.Rulebook;
import selon.core.vocab.ProblemException;
import selon.core.vocab.Terms.Classes;
import selon.intake.recipe.Batch;
import selon.intake.recipe.BatchResult;
import selon.intake.recipe.DocumentGraphs;
import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.Recipe;
import selon.intake.recipe.RejectedStatement;
import selon.intake.recipe.SkippedEntities;
import selon.intake.wikidata.EntityStatements;

/**
 * Converts records to claims and checks the claims against the rules. It refuses a row that breaks a rule, with the rule's
 * message; of an entity, it refuses only the statements that break one. Any thread may convert with it.
 */
final class RecordConverter {

    private final Recipe recipe;
    private final Rulebook rules;
    private final Graph ontology;
    private final String language;

    /**
     * @param recipe   the recipe
     * @param rules    the rules
     * @param ontology the ontology that the rules need, which nothing changes
     * @param language the language of the rules' messages
     */
    RecordConverter(Recipe recipe, Rulebook rules, Graph ontology, String language) {
        this.recipe = recipe;
        this.rules = rules;
        this.ontology = ontology;
        this.language = language;
    }

    /** A record with the triples that the recipe makes of it, also as quads by document. */
    private record DraftClaims(ParsedRecord item, Graph made, List<Quad> quads) {

        boolean hasClaims() {
            return made.contains(Node.ANY, RDF.Nodes.type, Classes.CLAIM);
        }
    }

    /** Converts one batch. */
    BatchResult convert(Batch part) {
        Map<ParsedRecord, BatchResult.One> ones = new IdentityHashMap<>();
        List<DraftClaims> drafts = new ArrayList<>();
        for (ParsedRecord item : part.items()) {
            Optional<String> complaint = item.complaint();
            if (complaint.isEmpty()) {
                DraftClaims draft = draft(item);
                complaint = complaint(draft);
                if (complaint.isEmpty() && !draft.made.isEmpty() || complaint.isPresent() && !recipe.readsRows()) {
                    drafts.add(draft);
                    continue;
                }
            }
            complaint.ifPresent(why -> ones.put(item, BatchResult.One.refused(item, why)));
        }
        judge(drafts, ones);
        SkippedEntities passed = new SkippedEntities();
        passed.add(part.passed());
        part.items().stream().filter(item -> !ones.containsKey(item)).forEach(item -> passed.add(item.key()));
        return new BatchResult(part.items().stream().map(ones::get).filter(Objects::nonNull).toList(), passed, part.triples());
    }

    private static BatchResult.One taken(DraftClaims draft) {
        TreeSet<String> lines = new TreeSet<>();
        draft.quads.forEach(quad -> lines.add(line(quad)));
        return new BatchResult.One(draft.item, Optional.empty(), String.join("", lines).getBytes(StandardCharsets.UTF_8), lines.size());
    }

    private static String line(Quad quad) {
        return NodeFmtLib.strNT(quad.getSubject()) + " " + NodeFmtLib.strNT(quad.getPredicate()) + " "
                + NodeFmtLib.strNT(quad.getObject()) + " " + NodeFmtLib.strNT(quad.getGraph()) + " .\n";
    }

    private DraftClaims draft(ParsedRecord item) {
        Graph made = recipe.make(item.facts());
        return new DraftClaims(item, made, DocumentGraphs.of(made));
    }

    /** The reason for refusing a draft before the rules are checked; empty if there is none. */
    private Optional<String> complaint(DraftClaims draft) {
        if (draft.made.isEmpty()) {
            return recipe.readsRows() ? Optional.of("The recipe makes nothing of it. See which cells it lacks.")
                    : Optional.empty();
        }
        List<Triple> unsaid = DocumentGraphs.unsaid(draft.made, draft.quads);
        return !unsaid.isEmpty() ? Optional.of("The recipe makes what no document says: " + unsaid.get(0) + ".")
                : draft.made.stream().flatMap(triple -> StorableTerms.complaint(triple).stream()).findFirst()
                        .map(ProblemException::getMessage);
    }

    /** Accepts the drafts that break no rule, alone and together with those before them, and refuses the others. */
    private void judge(List<DraftClaims> drafts, Map<ParsedRecord, BatchResult.One> ones) {
        Graph together = GraphFactory.createDefaultGraph();
        drafts.forEach(draft -> GraphUtil.addInto(together, draft.made));
        if (drafts.stream().allMatch(draft -> complaint(draft).isEmpty()) && violation(ontology, together).isEmpty()) {
            drafts.forEach(draft -> ones.put(draft.item, taken(draft)));
            return;
        }
        Graph sofar = GraphFactory.createDefaultGraph();
        Set<String> keys = new HashSet<>();
        for (DraftClaims draft : drafts) {
            // The writer of the results refuses a record with a repeated key.
            boolean tooMany = keys.contains(draft.item.key());
            Optional<String> why = tooMany ? Optional.empty() : refusal(draft, new Union(ontology, sofar));
            boolean divided = why.isPresent() && !recipe.readsRows();
            DraftClaims rest = divided ? rest(draft.item, new Union(ontology, sofar)) : draft;
            boolean taken = why.isEmpty() || divided && rest.hasClaims();
            ones.put(draft.item, taken ? taken(rest) : BatchResult.One.refused(draft.item, why.get()));
            if (taken && !tooMany) {
                GraphUtil.addInto(sofar, rest.made);
                keys.add(draft.item.key());
                keys.remove("");
            }
        }
    }

    /** The part of an entity whose statements break no rule, checked one by one in their order. */
    private DraftClaims rest(ParsedRecord item, Graph before) {
        Graph facts = item.facts();
        List<Triple> ranks = EntityStatements.ranks(facts);
        ranks.forEach(facts::delete);
        Graph taken = draft(item).made;
        List<RejectedStatement> losses = new ArrayList<>();
        for (Triple rank : ranks) {
            facts.add(rank);
            DraftClaims one = draft(item);
            facts.delete(rank);
            Optional<String> why = one.hasClaims() ? refusal(one, new Union(before, taken)) : Optional.empty();
            if (why.isEmpty()) {
                GraphUtil.addInto(taken, one.made);
            } else {
                losses.add(new RejectedStatement(EntityStatements.name(rank.getSubject()), why.get()));
            }
        }
        ranks.forEach(facts::add);
        return new DraftClaims(item.without(losses), taken, DocumentGraphs.of(taken));
    }

    private Optional<String> refusal(DraftClaims draft, Graph before) {
        return complaint(draft).or(() -> violation(before, draft.made).map(finding -> finding.message(language)));
    }

    private Optional<Finding> violation(Graph before, Graph made) {
        Set<Triple> added = new HashSet<>();
        made.find().forEachRemaining(added::add);
        return rules.findings(new GraphChange(before, new Union(before, made), added, Set.of())).stream()
                .filter(finding -> finding.severity() == Finding.Severity.VIOLATION).findFirst();
    }
}
