// A thing with its names.
package selon.reconcile;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/**
 * What the index knows of a thing.
 *
 * @param thing the thing
 * @param kind  what it is
 * @param types all its classes, with those above them
 * @param names its names, in a fixed order
 */
record Naming(Node thing, Node kind, Set<Node> types, List<Name> names) {

    static final String THING = "thing";
    static final String TYPE = "type";
    static final String KIND = "kind";
    static final String JOINED = "joined";
    static final String WORDS = "words";
    static final String LENGTH = "length";
    private static final String NAME = "name";
    private static final int LONGEST_IRI = 8000;

    /**
     * One name.
     *
     * @param label    whether it is the thing's label, not just another name
     * @param language its language tag, or empty
     * @param text     the name
     */
    record Name(boolean label, String language, String text) {

        private static final Comparator<Name> ORDER = Comparator.comparing((Name name) -> !name.label)
                .thenComparing(Name::language).thenComparing(Name::text);

        private String line() {
            return (label ? "+" : "-") + language + " " + text;
        }

        private static Name of(String line) {
            int space = line.indexOf(' ');
            return new Name(line.charAt(0) == '+', line.substring(1, space), line.substring(space + 1));
        }
    }

    /** A thing of these classes with these names. */
    Naming(Node thing, Set<Node> types, Set<Name> names) {
        this(thing, Kinds.of(types), types, names.stream().sorted(Name.ORDER).toList());
    }

    /** Whether the index can hold it. */
    boolean fits() {
        return !names.isEmpty() && thing.getURI().length() <= LONGEST_IRI;
    }

    /** As it lies in the index. */
    Document document() {
        Document document = new Document();
        document.add(new StringField(THING, thing.getURI(), Field.Store.YES));
        document.add(new SortedDocValuesField(THING, new BytesRef(thing.getURI())));
        document.add(new StringField(KIND, kind.getURI(), Field.Store.YES));
        types.stream().filter(type -> type.isURI() && type.getURI().length() <= LONGEST_IRI)
                .forEach(type -> document.add(new StringField(TYPE, type.getURI(), Field.Store.NO)));
        int shortest = Words.LONGEST_NAME;
        for (Name name : names) {
            String joined = Words.joined(name.text);
            shortest = Math.min(shortest, joined.length());
            document.add(new StringField(JOINED, joined, Field.Store.NO));
            document.add(new TextField(WORDS, Words.clipped(name.text), Field.Store.NO));
            document.add(new StoredField(NAME, name.line()));
        }
        document.add(new NumericDocValuesField(LENGTH, shortest));
        return document;
    }

    /** What lies in the index; its types but for the kind are not kept. */
    static Naming of(Document document) {
        Node kind = NodeFactory.createURI(document.get(KIND));
        return new Naming(NodeFactory.createURI(document.get(THING)), kind, Set.of(kind),
                List.of(document.getValues(NAME)).stream().map(Name::of).toList());
    }

    /** What it is called in a language, else in English, else in any. */
    Name label(String language) {
        return names.stream().min(Comparator.comparing((Name name) -> !name.label)
                .thenComparing(name -> !speaks(name, language))
                .thenComparing(name -> !speaks(name, "en"))
                .thenComparing(name -> !name.language.isEmpty())).orElseThrow();
    }

    private static boolean speaks(Name name, String language) {
        return name.language.equalsIgnoreCase(language)
                || name.language.toLowerCase(java.util.Locale.ROOT).startsWith(language + "-");
    }
}
