// /.well-known/void: what the dataset is, how large, and where to take it.
package selon.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The description of the dataset, where VoID (section 7.2) has clients look for it. */
final class VoidFile extends Endpoint {

    private final transient Description description;

    VoidFile(Description description) {
        super("GET", "HEAD");
        this.description = description;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response) {
        description.send(request, response, Description.LONG, "/#data");
    }
}
