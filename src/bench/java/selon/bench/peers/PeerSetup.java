package selon.bench.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is needed to load a server and to start it.
 *
 * @param name       what it is called in the tables
 * @param dialect    whose own form of a question it takes
 * @param port       the port on loopback
 * @param path       where it is asked
 * @param parameters what goes before the query in a request's body
 * @param folder     where its process runs
 * @param load       the commands that make its store; none where it reads the file at its start
 * @param store      the folder that they make, beside the data
 * @param command    the command that starts it
 */
record PeerSetup(String name, String dialect, int port, String path, String parameters, Optional<Path> folder,
             List<List<String>> load, String store, List<String> command) {}
