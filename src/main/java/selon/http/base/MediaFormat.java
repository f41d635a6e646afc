package selon.http.base;

/** A form of a document: its media type, and the ending of its address, which needs no negotiation. */
public interface MediaFormat {

    /** The ending of its address, without a dot. */
    String ending();

    /** Its media type. */
    String type();
}
