package selon.pages.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.jena.graph.Node;

import selon.view.terms.Ontology;
import selon.view.terms.OntologyTerm;

/**
 * A class diagram for SVG: families of classes in columns, each narrower class below and right of its wider one. A box lists
 * the properties of its class, and arrows lead to the classes of their values. Lengths are in units of the drawing.
 *
 * @param width  its width
 * @param height its height
 * @param boxes  the classes
 * @param kinds  lines from a wider class to a narrower one
 * @param arrows lines from a property to the class to which it leads
 */
public record ClassDiagram(int width, int height, List<Box> boxes, List<Line> kinds, List<Line> arrows) {

    private static final int HEAD = 26;
    private static final int ROW = 17;
    private static final int INDENT = 18;
    private static final int GAP = 10;
    private static final int BETWEEN_FAMILIES = 26;
    private static final int BETWEEN_COLUMNS = 64;
    private static final int MARGIN = 8;
    private static final double LETTER = 6.7;

    /**
     * A class.
     *
     * @param term  it
     * @param x     the left edge
     * @param y     the upper edge
     * @param width the width
     * @param rows  what is said of it
     */
    public record Box(OntologyTerm term, int x, int y, int width, List<DiagramRow> rows) {
        /** The height. */
        public int height() {
            return HEAD + rows.size() * ROW + (rows.isEmpty() ? 0 : 6);
        }

        /** The height of the middle of its name. */
        int head() {
            return y + HEAD / 2;
        }
    }

    /**
     * A line in a box.
     *
     * @param term a property or a fixed individual
     * @param to   the names of the classes to which it leads
     * @param y    where it is written
     */
    public record DiagramRow(OntologyTerm term, String to, int y) {}

    /**
     * A line of the drawing.
     *
     * @param path  in SVG's words
     * @param title what it says
     */
    public record Line(String path, String title) {}

    /** The drawing of an ontology. */
    static ClassDiagram of(Ontology ontology) {
        ClassTree tree = new ClassTree(ontology);
        Map<Node, Integer> layers = LayeredLayout.of(tree.roots(), tree.arrows());
        Map<Integer, List<Node>> columns = new TreeMap<>();
        tree.roots().stream().sorted(Comparator.comparingInt(root -> -size(tree, root)))
                .forEach(root -> columns.computeIfAbsent(layers.get(root), layer -> new ArrayList<>()).add(root));
        Map<Node, Box> boxes = new HashMap<>();
        List<Line> kinds = new ArrayList<>();
        int x = MARGIN;
        int height = 0;
        for (List<Node> column : columns.values()) {
            int width = column.stream().flatMap(root -> tree.family(root).stream()).mapToInt(node -> width(tree, node))
                    .max().orElse(0);
            int y = MARGIN;
            for (Node root : column) {
                y = place(tree, root, x, y, width, boxes, kinds) + BETWEEN_FAMILIES;
            }
            x += width + BETWEEN_COLUMNS;
            height = Math.max(height, y);
        }
        return new ClassDiagram(x - BETWEEN_COLUMNS + MARGIN, height - BETWEEN_FAMILIES + MARGIN,
                tree.roots().stream().flatMap(root -> tree.family(root).stream()).map(boxes::get).toList(), kinds,
                arrows(tree, boxes));
    }

    private static int size(ClassTree tree, Node root) {
        return tree.family(root).stream().mapToInt(node -> 2 + tree.rows(node).size()).sum();
    }

    private static int width(ClassTree tree, Node node) {
        int longest = tree.rows(node).stream().mapToInt(row -> row.anchor().length() + to(tree, row).length()).max().orElse(0);
        return tree.depth(node) * INDENT + (int) (Math.max(longest, tree.term(node).anchor().length() + 2) * LETTER) + 18;
    }

    private static String to(ClassTree tree, OntologyTerm row) {
        List<String> names = tree.ranges(row).stream().map(range -> tree.term(range).anchor()).toList();
        return names.isEmpty() ? "" : " → " + names.get(0) + (names.size() > 1 ? " …" : "");
    }

    private static int place(ClassTree tree, Node root, int left, int top, int width, Map<Node, Box> boxes,
                             List<Line> kinds) {
        Map<Integer, Box> above = new HashMap<>();
        int y = top;
        for (Node node : tree.family(root)) {
            int depth = tree.depth(node);
            List<DiagramRow> rows = new ArrayList<>();
            for (OntologyTerm row : tree.rows(node)) {
                rows.add(new DiagramRow(row, to(tree, row), y + HEAD + rows.size() * ROW + ROW / 2 + 3));
            }
            Box box = new Box(tree.term(node), left + depth * INDENT, y, width - depth * INDENT, rows);
            boxes.put(node, box);
            above.put(depth, box);
            if (depth > 0) {
                Box wider = above.get(depth - 1);
                int foot = wider.y + wider.height();
                kinds.add(new Line("M" + (wider.x + INDENT / 2) + " " + foot + "V" + box.head() + "H" + box.x, box.term.anchor() + " ⊂ " + wider.term.anchor()));
            }
            y += box.height() + GAP;
        }
        return y - GAP;
    }

    private static List<Line> arrows(ClassTree tree, Map<Node, Box> boxes) {
        List<Line> lines = new ArrayList<>();
        boxes.values().forEach(box -> box.rows.forEach(row -> tree.ranges(row.term).stream().map(boxes::get).forEach(to ->
                lines.add(new Line(curve(box, row.y - 4, to),
                        box.term.anchor() + " " + row.term.anchor() + " " + to.term.anchor())))));
        return lines.stream().sorted(Comparator.comparing(Line::title)).toList();
    }

    /** From a row to a class: right, else round within the column, else back. */
    private static String curve(Box box, int y, Box to) {
        int right = box.x + box.width;
        int end = to.x + to.width;
        if (to.x >= right) {
            int half = (to.x - right) / 2;
            return curve(right, y, right + half, to.x - half, to.x, to.head());
        }
        if (end > box.x) {
            int round = Math.max(right, end) + BETWEEN_COLUMNS / 2;
            return curve(right, y, round, round, end, to.head());
        }
        int half = (box.x - end) / 2;
        return curve(box.x, y, box.x - half, end + half, end, to.head());
    }

    private static String curve(int x, int y, int bend, int otherBend, int endX, int endY) {
        return "M" + x + " " + y + "C" + bend + " " + y + " " + otherBend + " " + endY + " " + endX + " " + endY;
    }
}
