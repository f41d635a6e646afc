package selon.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One change of a text.
 *
 * @param kind   what is done
 * @param place  where, in millionths of the text
 * @param length to how many bytes, at most
 * @param choice which word, byte or other text is taken, or how often
 */
record Mutation(Kind kind, int place, int length, int choice) {

    static final int PLACES = 1_000_000;
    private static final int LONGEST = 100_000;
    private static final int MOST_TIMES = 300;

    /** Words of the languages that are read here, and what has brought readers of them down. */
    private static final List<byte[]> WORDS = Stream.of("\"", "'", "\"\"\"", "<", ">", "<<", "<<(", ")>>", "{", "}", "[", "]", "(", ")", "\\", "\0",
            "\u202e", "\ufeff", "\uffff", "\ud83d\ude00", "\\u0000", "\\uD800", "\\U00110000", "%00", "%ff", "%", "%%", "%C3%28", "..", "/../../",
            "%2e%2e%2f", "//", ";", ",", ".", "_:", "_:b", "^^", "@", "@en", "@fr-x-", "@en--ltr", "true", "null", "0", "-1", "1e999", "NaN", "-0.0",
            "99999999999999999999", "9223372036854775808", "2018-02-30", "\"x\"^^<http://www.w3.org/2001/XMLSchema#date>", "<http://[>",
            "<relative>", "<javascript:x>", "<urn:x-arq:UnionGraph>", "http://", "https://w3id.org/selon/id/graph/ontology", "*", "+", "?", "&",
            "=", "q=", ";q=0", ";q=1.0001", "*/*", "text/html", "application/json", "fr", "charset=utf-16", "gzip", "bytes=0-", "W/\"1\"", "\r\n",
            "\n", "\t", " ", "#", "BASE <x:>", "PREFIX : <x:>", "SELECT *", "CONSTRUCT", "WHERE", "GRAPH ?g", "GRAPH <urn:x-arq:UnionGraph>",
            "UNION", "MINUS", "OPTIONAL", "FILTER", "BIND(", "VALUES ?x {", "SERVICE <http://127.0.0.1:1/>", "NOT EXISTS {", "GROUP BY", "HAVING",
            "ORDER BY", "LIMIT 0", "OFFSET 10001", "LOAD <file:///etc/passwd>", "CLEAR ALL", "DROP SILENT DEFAULT", "WITH <x:y>", "?s ?p ?o .",
            "COUNT(*)", "SUM(", "GROUP_CONCAT(", "SUBSTR(\"a\",", "REGEX(?s,\"(a+)+$\")", "REPLACE(\"aaa\",\"a*?\",\"$9\")", "IRI(", "STRDT(",
            "<java:java.lang.System>", "^", "|", "!", "@context", "@id", "@type", "@graph", "@reverse", "@nest", "@import", "@list", "@included",
            "\"@version\": 1.1,", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&#0;", "<![CDATA[", "]]>", "rdf:ID=\"1\"", "rdf:parseType=\"Literal\"",
            "xml:lang=\"\"", "\"type\":", "\"limit\": -1,", "\"properties\": [{}],", "as-of", "lang=fr", "format=json", "limit=0", "offset=10000")
            .map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();

    /** The ways of changing a text. */
    enum Kind { CUT_OFF, DROP, DOUBLE, REPEAT, INSERT, INSERT_OFTEN, REPLACE, BYTE, SPLICE }

    /**
     * The text, changed.
     *
     * @param others texts of the same kind
     */
    byte[] of(byte[] text, List<byte[]> others) {
        int from = (int) ((long) place * (text.length + 1) / PLACES);
        int to = Math.min(text.length, from + length);
        byte[] piece = Arrays.copyOfRange(text, from, to);
        byte[] word = WORDS.get(choice % WORDS.size());
        byte[] other = others.get(choice % others.size());
        int times = 1 + choice % MOST_TIMES;
        byte[] changed = switch (kind) {
            case CUT_OFF -> Arrays.copyOf(text, from);
            case DROP -> with(text, from, to, new byte[0], 1);
            case DOUBLE -> with(text, from, from, piece, 1);
            case REPEAT -> with(text, from, from, piece, times);
            case INSERT -> with(text, from, from, word, 1);
            case INSERT_OFTEN -> with(text, from, from, word, times);
            case REPLACE -> with(text, from, to, word, 1);
            case BYTE -> with(text, from, Math.min(text.length, from + 1), new byte[] {(byte) choice}, 1);
            case SPLICE -> with(text, from, text.length, Arrays.copyOfRange(other,
                    (int) ((long) place * other.length / PLACES), other.length), 1);
        };
        return changed.length <= LONGEST ? changed : Arrays.copyOf(changed, LONGEST);
    }

    private static byte[] with(byte[] text, int from, int to, byte[] piece, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(text, 0, from);
        for (int i = 0; i < times; i++) {
            all.writeBytes(piece);
        }
        all.write(text, to, text.length - to);
        return all.toByteArray();
    }
}
