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

import selon.core.vocab.Kind;
import selon.core.vocab.Resources;
import selon.view.claims.GraphReader;
import selon.view.terms.ShapeForm.Field;

/**
 * Builds forms from the shapes in the dataset, so that a changed rule changes the form. One thread uses a builder, inside one
 * transaction of the dataset.
 */
public final class ShapeFormBuilder {

    private static final String FORM = Resources.text("/selon/view/terms/form.rq");
    private static final String PART = Resources.text("/selon/view/terms/part.rq");

    private final DatasetGraph dataset;
    private final GraphReader said;
    private final Map<Node, Boolean> parts = new HashMap<>();

    /**
     * Creates a builder.
     *
     * @param dataset  the dataset, with its shapes and its ontology
     * @param language the reader's language, {@code en} or {@code fr}
     */
    public ShapeFormBuilder(DatasetGraph dataset, String language) {
        this.dataset = dataset;
        this.said = new GraphReader(dataset, language);
    }

    /** A row of the query for a form: a property shape, a rule for some cases, or a rule over several fields. */
    private record ShapeRow(String role, Node shape, Node path, Node group) {}

    /**
     * Builds the form for a thing of a class.
     *
     * @param type  the class
     * @param fresh by class of an expected thing, the class of a new thing that the reader may describe instead
     */
    public ShapeForm of(Node type, Map<Node, Node> fresh) {
        List<ShapeRow> shapeRows = shapeRows(type);
        Map<List<String>, Field> byPath = new LinkedHashMap<>();
        Map<Node, List<List<String>>> byGroup = new LinkedHashMap<>();
        FormFieldBuilder fields = new FormFieldBuilder(said,
                shapeRows.stream().filter(row -> row.role.equals("property")).map(ShapeRow::shape).toList(), of -> part(type, of, fresh));
        for (String role : new String[] {"property", "case"}) {
            shapeRows.stream().filter(row -> row.role.equals(role)).forEach(row -> {
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
        List<ShapeForm.FieldGroup> groups = new ArrayList<>();
        byGroup.forEach((group, paths) -> {
            if (!paths.isEmpty()) {
                groups.add(new ShapeForm.FieldGroup(said.named(group), paths.stream().map(byPath::get).toList(), shapeRows.stream()
                        .filter(row -> row.role.equals("rule") && row.group.equals(group) && row.shape.isURI())
                        .map(row -> row.shape.getURI()).distinct().toList()));
            }
        });
        String prefix = Kind.of(said.withThoseAbove(List.of(type))).flatMap(Kind::prefix).orElse("id");
        return new ShapeForm(said.named(type), prefix, List.copyOf(groups));
    }

    private List<ShapeRow> shapeRows(Node type) {
        try (QueryExec execution = QueryExec.dataset(dataset).query(FORM).substitution("type", type).build()) {
            List<ShapeRow> rows = new ArrayList<>();
            RowSet all = execution.select();
            while (all.hasNext()) {
                Binding row = all.next();
                rows.add(new ShapeRow(row.get("role").getLiteralLexicalForm(), row.get("shape"), row.get("path"), row.get("group")));
            }
            return rows;
        }
    }

    /** The nested form for a value of a class: for a part, which has no IRI of its own, or for a new thing. */
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
