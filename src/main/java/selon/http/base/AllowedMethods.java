package selon.http.base;

import java.util.List;

/** Tells which methods an endpoint answers. */
public interface AllowedMethods {

    /** The methods, without OPTIONS. */
    List<String> methods();
}
