package selon.intake.wikidata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.RawRecord;
import selon.intake.recipe.RejectedStatement;

/**
 * Reads a malformed entity in pieces: subject by subject (Turtle) or line by line (N-Triples). A fault in a statement, or in its
 * reference or date, rejects the whole statement, so that no source is quoted with half of it. A fault anywhere else rejects
 * the entity.
 */
final class UnreadableEntity {

    private static final Pattern PARAGRAPH = Pattern.compile("(?<=\\n)[ \\t]*\\r?\\n");
    private static final Pattern LINE = Pattern.compile("(?<=\\n)");
    /** The beginning of the description of a statement, a reference or a value, in both formats. */
    private static final Pattern DESCRIPTION = Pattern.compile(
            "^(?:s:|ref:|v:|<http://www\\.wikidata\\.org/(?:entity/statement|reference|value)/)([^\\s>]+)");
    /** A triple from the entity to a statement. */
    private static final Pattern WAY = Pattern.compile("^(?:wd:Q\\d+\\s+p:P\\d+\\s|<[^>]*>\\s*<http://www\\.wikidata\\.org/prop/P\\d+>)"
            + ".*?(?:s:|/statement/)([^\\s>;,]+)", Pattern.DOTALL);

    private final EntityParser text;
    private final Graph facts = GraphFactory.createDefaultGraph();
    private final List<RejectedStatement> losses = new ArrayList<>();

    private UnreadableEntity(EntityParser text) {
        this.text = text;
    }

    /**
     * Reads the parts of an entity that can be read.
     *
     * @param complaint the reason why it can't be read as a whole
     */
    static ParsedRecord read(EntityParser text, RawRecord piece, String key, String complaint) {
        UnreadableEntity torn = new UnreadableEntity(text);
        String whole = new String(piece.bytes(), StandardCharsets.UTF_8);
        List<String> lost = new ArrayList<>();
        for (String part : (text.format() == EntityFormat.TURTLE ? PARAGRAPH : LINE).split(whole)) {
            Optional<String> why = torn.complaint(part);
            Matcher described = DESCRIPTION.matcher(part);
            Matcher way = WAY.matcher(part);
            if (why.isPresent() && !described.find() && !way.find()) {
                return new ParsedRecord(piece, key, GraphFactory.createDefaultGraph()).refused(complaint);
            }
            why.ifPresent(words -> {
                lost.add(described.reset().find() ? described.group(1) : way.group(1));
                torn.losses.add(new RejectedStatement(lost.get(lost.size() - 1), words));
            });
        }
        lost.forEach(name -> torn.losses.addAll(EntityStatements.leaveOut(torn.facts, name)));
        return new ParsedRecord(piece, key, torn.facts).without(torn.losses);
    }

    private Optional<String> complaint(String part) {
        Graph read = GraphFactory.createDefaultGraph();
        try {
            text.parse(part.getBytes(StandardCharsets.UTF_8), read);
            read.find().forEachRemaining(facts::add);
            return Optional.empty();
        } catch (RiotException e) {
            return Optional.of(text.complaint(e));
        }
    }
}
