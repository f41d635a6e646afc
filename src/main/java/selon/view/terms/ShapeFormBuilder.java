package selon.view.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

import selon.core.vocab.Resources;
import selon.view.claims.GraphReader;
import selon.view.terms.ShapeForm.Field;

/**
 * The forms by which somebody describes a thing, as the rules in the dataset ask for it at this moment. To be used inside
 * one transaction of the dataset.
 */
public final class ShapeFormBuilder {

    private static final String FORM = Resources.text("/selon/view/terms/form.rq");
    private static final String PART = Resources.text("/selon/view/terms/part.rq");

    private final DatasetGraph dataset;
    private final GraphReader said;
    private final Map<Node, Boolean> parts = new HashMap<>();

    /**
     * @param dataset  the dataset, with its shapes and its ontology
     * @param language the reader's language
     */
    public ShapeFormBuilder(DatasetGraph dataset, String language) {
        this.dataset = dataset;
        this.said = new GraphReader(dataset, language);
    }

    /** A row of the query. */
    private record Drawn(String role, Node shape, Node path, Node group) {}

    /**
     * The form for a thing of a class.
     *
     * @param type  the class
     * @param fresh where a thing of a class is looked for, the class of a new one that can be described in its place
     */
    public ShapeForm of(Node type, Map<Node, Node> fresh) {
        List<Drawn> drawn = drawn(type);
        Map<List<String>, Field> byPath = new LinkedHashMap<>();
        Map<Node, List<List<String>>> byGroup = new LinkedHashMap<>();
        FormFieldBuilder fields = new FormFieldBuilder(said, drawn.stream().filter(row -> row.role.equals("property")).map(Drawn::shape).toList(),
                of -> part(type, of, fresh));
        for (String role : new String[] {"property", "case"}) {
            drawn.stream().filter(row -> row.role.equals(role)).forEach(row -> {
                byGroup.computeIfAbsent(row.group, any -> new ArrayList<>());
                fields.of(row.shape, row.path, role.equals("case")).forEach(field -> {
                    if (!byPath.containsKey(field.path())) {
                        byGroup.get(row.group).add(field.path());
                    } else if (role.equals("case")) {
                        return;
                    }
                    byPath.merge(field.path(), field, Field::also);
                });
            });
        }
        List<ShapeForm.Group> groups = new ArrayList<>();
        byGroup.forEach((group, paths) -> {
            if (!paths.isEmpty()) {
                groups.add(new ShapeForm.Group(said.named(group), paths.stream().map(byPath::get).toList(), drawn.stream()
                        .filter(row -> row.role.equals("rule") && row.group.equals(group) && row.shape.isURI())
                        .map(row -> row.shape.getURI()).distinct().toList()));
            }
        });
        return new ShapeForm(said.named(type), List.copyOf(groups));
    }

    private List<Drawn> drawn(Node type) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(FORM).substitution("type", type).build()) {
            List<Drawn> rows = new ArrayList<>();
            RowSet all = execution.select();
            while (all.hasNext()) {
                Binding row = all.next();
                rows.add(new Drawn(row.get("role").getLiteralLexicalForm(), row.get("shape"), row.get("path"), row.get("group")));
            }
            return rows;
        }
    }

    /** The form of a thing within a thing: of one that has no name of its own, or of one that is new. */
    private Optional<FormFieldBuilder.Within> part(Node whole, Node type, Map<Node, Node> fresh) {
        if (!type.equals(whole) && parts.computeIfAbsent(type, this::isPart)) {
            return Optional.of(new FormFieldBuilder.Within(of(type, Map.of()), true));
        }
        return Optional.ofNullable(fresh.get(type)).map(kind -> new FormFieldBuilder.Within(of(kind, Map.of()), false));
    }

    private boolean isPart(Node type) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(PART).substitution("class", type).build()) {
            return execution.ask();
        }
    }
}
