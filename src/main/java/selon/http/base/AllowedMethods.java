package selon.http.base;

import java.util.List;

/** Tells which methods an endpoint answers. */
public interface AllowedMethods {

    /** The method that asks with a body and changes nothing, as GET asks with an address. */
    String QUERY = "QUERY";

    /** The methods, without OPTIONS. */
    List<String> methods();
}
