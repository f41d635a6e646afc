// A form in which something can be had.
package selon.http;

/** A form of a document: its media type, and the ending of its address, which needs no negotiation. */
interface Written {

    /** The ending of its address, without a dot. */
    String ending();

    /** Its media type. */
    String type();
}
