package selon.app.cli;

import java.util.Optional;

import selon.core.store.Gate;

/** The author of changes made at a terminal. */
final class TerminalAuthor {

    private TerminalAuthor() {}

    /** The user of this process, with a reason. */
    static Gate.Author author(Optional<String> reason) {
        String name = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return new Gate.Author(name.isEmpty() ? "somebody" : name, reason);
    }
}
