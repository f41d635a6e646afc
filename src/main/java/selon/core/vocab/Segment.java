package selon.core.vocab;

/**
 * A piece of a message.
 *
 * @param text its words
 * @param kind what they are
 */
public record Segment(String text, Kind kind) {

    /** What the words of a segment are. */
    public enum Kind {
        /** Words in the language of the message. */
        WORDS,
        /** An address on this server, which a page links to. */
        ADDRESS,
        /** What a library says in English, whatever the language of the message. */
        FOREIGN
    }

    /** An address on this server. */
    public static Segment address(String path) {
        return new Segment(path, Kind.ADDRESS);
    }

    /** What a library says. */
    public static Segment foreign(String english) {
        return new Segment(english, Kind.FOREIGN);
    }

    /** Whether it is an address on this server. */
    public boolean isAddress() {
        return kind == Kind.ADDRESS;
    }

    /** Whether it is English in a message of any language. */
    public boolean isForeign() {
        return kind == Kind.FOREIGN;
    }

    @Override
    public String toString() {
        return text;
    }
}
