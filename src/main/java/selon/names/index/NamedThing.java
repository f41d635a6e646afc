package selon.names.index;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDFS;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

import selon.core.vocab.Kind;

/**
 * A thing with its names and identifiers, as the index holds it.
 *
 * @param thing     the thing
 * @param kind      its kind, which ranks it among other results
 * @param types     its classes and all their superclasses
 * @param names     its names, labels first
 * @param same      its other identifiers: IRIs of the same thing elsewhere, legal entity identifiers
 * @param spellings the names in normalised form, in the order of {@code names}
 */
public record NamedThing(Node thing, Node kind, Set<Node> types, List<Name> names, Set<String> same, List<NormalizedName> spellings) {

    static final String THING = "thing";
    static final String TYPE = "type";
    static final String KIND = "kind";
    static final String JOINED = "joined";
    static final String WORDS = "words";
    static final String LENGTH = "length";
    static final String SAME = "same";
    private static final String NAME = "name";
    private static final String SPELLING = "spelling";
    private static final int LONGEST_IRI = 8000;

    /**
     * A name of a thing.
     *
     * @param label    true for a label, false for another name
     * @param language its language tag (BCP 47), or empty
     * @param text     the name
     */
    public record Name(boolean label, String language, String text) {

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

    /** Creates a thing of these classes; its kind follows from them. */
    NamedThing(Node thing, Set<Node> types, Set<Name> names, Set<String> same) {
        this(thing, kind(types), types, names.stream().sorted(Name.ORDER).toList(), same);
    }

    /** Any thing is a resource. */
    private static Node kind(Set<Node> types) {
        return Kind.ranked().stream().map(Kind::type).filter(types::contains).findFirst().orElse(RDFS.Nodes.Resource);
    }

    /** Creates a thing; the normalised names follow from the names. */
    public NamedThing(Node thing, Node kind, Set<Node> types, List<Name> names, Set<String> same) {
        this(thing, kind, types, names, same, names.stream().map(name -> NormalizedName.of(name.text)).toList());
    }

    /** Whether the index can hold this thing: it has a name, and its IRI is not too long. */
    boolean fits() {
        return !names.isEmpty() && thing.getURI().length() <= LONGEST_IRI;
    }

    /** The Lucene document of this thing. */
    Document document() {
        Document document = new Document();
        document.add(new StringField(THING, thing.getURI(), Field.Store.YES));
        document.add(new SortedDocValuesField(THING, new BytesRef(thing.getURI())));
        document.add(new StringField(KIND, kind.getURI(), Field.Store.YES));
        types.stream().filter(type -> type.isURI() && type.getURI().length() <= LONGEST_IRI)
                .forEach(type -> document.add(new StringField(TYPE, type.getURI(), Field.Store.YES)));
        same.stream().filter(other -> other.length() <= LONGEST_IRI)
                .forEach(other -> document.add(new StringField(SAME, other, Field.Store.YES)));
        Set<String> grams = new HashSet<>();
        int shortest = TextAnalysis.LONGEST_NAME;
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            String joined = TextAnalysis.joined(name.text);
            shortest = Math.min(shortest, joined.length());
            document.add(new StringField(JOINED, joined, Field.Store.NO));
            document.add(new TextField(WORDS, TextAnalysis.clipped(name.text), Field.Store.NO));
            document.add(new StoredField(NAME, name.line()));
            document.add(new StoredField(SPELLING, spellings.get(i).line()));
            NGrams.of(spellings.get(i)).forEach((core, its) -> {
                document.add(new StringField(NGrams.CORE, core, Field.Store.NO));
                grams.addAll(its);
            });
        }
        grams.forEach(gram -> document.add(new Field(NGrams.GRAM, gram, NGrams.FIELD)));
        document.add(new NumericDocValuesField(LENGTH, shortest));
        return document;
    }

    /** Reads a thing from its Lucene document. */
    static NamedThing of(Document document) {
        return new NamedThing(NodeFactory.createURI(document.get(THING)), NodeFactory.createURI(document.get(KIND)),
                Stream.of(document.getValues(TYPE)).map(NodeFactory::createURI).collect(Collectors.toSet()),
                Stream.of(document.getValues(NAME)).map(Name::of).toList(), Set.of(document.getValues(SAME)),
                Stream.of(document.getValues(SPELLING)).map(NormalizedName::read).toList());
    }

    /** The label in a language, else in English, else in any; another name if the thing has no label. */
    public Name label(String language) {
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
