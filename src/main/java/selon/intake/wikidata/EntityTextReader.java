package selon.intake.wikidata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RiotException;
import org.apache.jena.sparql.graph.GraphFactory;

import selon.intake.recipe.Batch;
import selon.intake.recipe.ParsedRecord;
import selon.intake.recipe.RawRecord;
import selon.intake.recipe.SkippedEntities;

/**
 * Parses parts of a dump in N-Triples or Turtle. It skips an entity without a wanted property before parsing. A dump describes
 * a reference or date only at its first use, so their text is kept for later entities. Any thread may read with it.
 */
final class EntityTextReader {

    private static final int LONGEST_DESCRIPTION = 1 << 14;
    private static final int LONGEST_HEAD = 1 << 8;
    private static final byte[][] SHARED_N_TRIPLES = {bytes("<" + WikibaseTerms.REFERENCE), bytes("<" + WikibaseTerms.VALUE)};
    private static final byte[][] SHARED_TURTLE = {bytes("ref:"), bytes("v:")};
    private static final Pattern PREFIX = Pattern.compile("(?m)^@prefix .*\\n");
    private static final Pattern NAME = Pattern.compile("EntityData/([A-Z]\\d+)>|data:([A-Z]\\d+)");

    private final EntityFormat format;
    private final byte[] prefixes;
    private final EntityInterest interest;

    /**
     * @param format   the format
     * @param prefixes the prefix declarations from the head of the file
     * @param interest what the recipe asks of entities
     */
    EntityTextReader(EntityFormat format, byte[] prefixes, EntityInterest interest) {
        this.format = format;
        this.prefixes = prefixes;
        this.interest = interest;
    }

    /** Returns the prefix declarations from the head of the file. */
    byte[] prefixes() {
        return prefixes;
    }

    /** Creates a reader with the prefix declarations of the first part of a file. */
    static EntityTextReader of(EntityFormat format, byte[] first, EntityInterest interest) {
        StringBuilder prefixes = new StringBuilder();
        if (format == EntityFormat.TURTLE) {
            int head = Math.min(first.length, LONGEST_DESCRIPTION);
            Matcher lines = PREFIX.matcher(new String(first, 0, head, StandardCharsets.UTF_8));
            while (lines.find()) {
                prefixes.append(lines.group());
            }
        }
        return new EntityTextReader(format, prefixes.toString().getBytes(StandardCharsets.UTF_8), interest);
    }

    /** What a description of a reference or date holds that is worth keeping. */
    private byte[][] told() {
        boolean turtle = format == EntityFormat.TURTLE;
        return Stream.concat(interest.told().stream().map(property -> turtle ? "pr:" + property + " " : "reference/" + property + ">"),
                Stream.of(turtle ? "wikibase:timePrecision " : "#timePrecision>")).map(EntityTextReader::bytes).toArray(byte[][]::new);
    }

    /** Parses a part. */
    Batch read(EntityFile.DumpPart part) {
        if (part.complaint().isPresent()) {
            return Batch.of(List.of(new ParsedRecord(new RawRecord("a part", part.bytes(), part.complaint()), "",
                    GraphFactory.createDefaultGraph())));
        }
        EntityScan reading = new EntityScan(part.bytes());
        reading.all();
        return new Batch(reading.items, reading.passed, reading.triples, reading.shared, reading.wanted,
                reading.published);
    }

    /** The state of parsing one part. */
    private final class EntityScan {
        private final byte[] text;
        private final byte[][] told = told();
        private final List<ParsedRecord> items = new ArrayList<>();
        private final Map<String, byte[]> shared = new HashMap<>();
        private final Map<ParsedRecord, Set<String>> wanted = new IdentityHashMap<>();
        private final Map<String, List<String>> published = new HashMap<>();
        private final SkippedEntities passed = new SkippedEntities();
        private long triples;

        EntityScan(byte[] text) {
            this.text = text;
        }

        void all() {
            int start = 0;
            boolean inside = false;
            boolean before = false;
            boolean odd = false;
            boolean nTriples = format == EntityFormat.N_TRIPLES;
            byte[][] marks = nTriples ? SHARED_N_TRIPLES : SHARED_TURTLE;
            for (int line = 0; line < text.length;) {
                int end = endOfLine(line);
                boolean begins = EntityFile.begins(text, line, text.length);
                if (begins && !before) {
                    if (inside) {
                        entity(start, line, odd);
                    }
                    start = line;
                    inside = true;
                    odd = false;
                }
                before = begins;
                if (isTriple(line, end)) {
                    triples++;
                } else {
                    odd |= !isNoTriple(line, end);
                }
                for (byte[] mark : marks) {
                    if (text[line] == mark[0] && startsWith(line, mark)) {
                        share(line, nTriples ? end : endOfParagraph(end), line + mark.length);
                    }
                }
                line = end;
            }
            if (inside || EntityTextReader.this.prefixes.length > 0 || nTriples) {
                entity(start, text.length, odd);
            }
        }

        private int endOfLine(int from) {
            int end = from;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            return Math.min(text.length, end + 1);
        }

        private int endOfParagraph(int from) {
            int end = from;
            while (end < text.length && text[end] != '\n') {
                end = endOfLine(end);
            }
            return end;
        }

        /** Whether a line holds a triple; in both formats a line holds at most one. */
        private boolean isTriple(int from, int to) {
            int last = ends(from, to);
            return last > from && text[from] != '@' && text[from] != '#'
                    && (text[last] == '.' || format == EntityFormat.TURTLE && (text[last] == ';' || text[last] == ','));
        }

        /** Whether a line is a declaration, a comment or blank. */
        private boolean isNoTriple(int from, int to) {
            return text[from] == '@' || text[from] == '#' || isBlank(text[ends(from, to)]);
        }

        /** The offset of the last character of a line that is not blank. */
        private int ends(int from, int to) {
            int last = to - 1;
            while (last > from && isBlank(text[last])) {
                last--;
            }
            return last;
        }

        private static boolean isBlank(byte sign) {
            return sign >= 0 && sign <= ' ';
        }

        private void share(int from, int to, int name) {
            int end = name;
            while (end < to && text[end] != '>' && text[end] != ' ') {
                end++;
            }
            if (to - from <= LONGEST_DESCRIPTION && Arrays.stream(told).anyMatch(one -> holds(from, to, one))) {
                shared.merge(new String(text, name, end - name, StandardCharsets.ISO_8859_1),
                        Arrays.copyOfRange(text, from, to), EntityTextReader::joined);
            }
        }

        private boolean holds(int from, int to, byte[] wanted) {
            for (int i = from; i + wanted.length <= to; i++) {
                if (text[i] == wanted[0] && startsWith(i, wanted)) {
                    return true;
                }
            }
            return false;
        }

        private boolean startsWith(int at, byte[] wanted) {
            return at + wanted.length <= text.length
                    && Arrays.mismatch(text, at, at + wanted.length, wanted, 0, wanted.length) < 0;
        }

        private void entity(int from, int to, boolean odd) {
            EntityPrefilter.FoundProperties found = interest.sought().in(text, from, to);
            boolean torn = odd || inside(from) && text[ends(from, to)] != '.';
            if (!found.wanted() && !found.publisher() && !torn) {
                passed.add(name(from, to));
                return;
            }
            byte[] whole = Arrays.copyOfRange(text, from, to);
            String key = name(from, to);
            ParsedRecord item = item(new RawRecord(key.isEmpty() ? "an entity" : key, whole, Optional.empty()), key);
            if (found.wanted() || item.complaint().isPresent()) {
                items.add(item);
                wanted.put(item, undescribed(item.facts()));
            } else if (!item.losses().isEmpty()) {
                items.add(item.refused(item.losses().get(0).why()));
            } else {
                passed.add(key);
            }
            List<String> publishers = interest.publishersOf(item.facts(), WikibaseTerms.iri(WikibaseTerms.ENTITY + key));
            if (!publishers.isEmpty()) {
                published.put(WikibaseTerms.ENTITY + key, publishers);
            }
        }

        private boolean inside(int from) {
            return EntityFile.begins(text, from, text.length);
        }

        private String name(int from, int to) {
            Matcher name = NAME.matcher(new String(text, from, Math.min(to - from, LONGEST_HEAD), StandardCharsets.UTF_8));
            return !name.find() ? "" : name.group(1) != null ? name.group(1) : name.group(2);
        }
    }

    /** A parser for the texts of this file. */
    EntityParser parser() {
        return new EntityParser(format, prefixes);
    }

    private ParsedRecord item(RawRecord piece, String key) {
        EntityParser parser = parser();
        Graph facts = GraphFactory.createDefaultGraph();
        try {
            parser.parse(piece.bytes(), facts);
            return new ParsedRecord(piece, key, facts);
        } catch (RiotException e) {
            return UnreadableEntity.read(parser, piece, key, parser.complaint(e));
        }
    }

    /** The names of the references and dates that an entity uses without describing them. */
    private static Set<String> undescribed(Graph facts) {
        Set<String> names = new HashSet<>();
        facts.find().forEachRemaining(triple -> {
            Node object = triple.getObject();
            boolean shared = object.isURI() && (object.getURI().startsWith(WikibaseTerms.REFERENCE)
                    || object.getURI().startsWith(WikibaseTerms.VALUE));
            if (shared && !facts.contains(object, Node.ANY, Node.ANY)) {
                names.add(object.getURI().substring(object.getURI().lastIndexOf('/') + 1));
            }
        });
        return names;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
