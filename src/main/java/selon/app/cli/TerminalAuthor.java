package selon.app.cli;

import java.util.Optional;

import selon.core.store.Gate;

/** Names the author of changes that are made at a terminal. */
final class TerminalAuthor {

    private TerminalAuthor() {}

    /**
     * Returns the user of this process as an author.
     *
     * @param reason the reason, in the user's words
     */
    static Gate.Author author(Optional<String> reason) {
        String name = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "-");
        return new Gate.Author(name.isEmpty() ? "somebody" : name, reason);
    }
}
