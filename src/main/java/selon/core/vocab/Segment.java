package selon.core.vocab;

/**
 * A piece of a message.
 *
 * @param text its words
 * @param kind what they are
 */
public record Segment(String text, SegmentKind kind) {

    /** What the words of a segment are. */
    public enum SegmentKind {
        /** Words in the language of the message. */
        WORDS,
        /** An address on this server, which a page links to. */
        ADDRESS,
        /** What a library says in English, whatever the language of the message. */
        FOREIGN
    }

    /** An address on this server. */
    public static Segment address(String path) {
        return new Segment(path, SegmentKind.ADDRESS);
    }

    /** What a library says. */
    public static Segment foreign(String english) {
        return new Segment(english, SegmentKind.FOREIGN);
    }

    /** Whether it is an address on this server. */
    public boolean isAddress() {
        return kind == SegmentKind.ADDRESS;
    }

    /** Whether it is English in a message of any language. */
    public boolean isForeign() {
        return kind == SegmentKind.FOREIGN;
    }

    @Override
    public String toString() {
        return text;
    }
}
