package selon.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the stores that are not there yet, and keeps a note of how long each took beside it: a line for each command.
 *
 * @param data what is loaded
 */
record LoadingBench(PeerDataset data) {

    private static final List<String> TIME = List.of("/usr/bin/time", "-a", "-f", "%e s (%U s + %S s of processors)", "-o");

    /** Loads all, and says how long each took, now or when it was made. */
    Map<String, String> all(List<PeerSetup> setups) throws IOException, InterruptedException {
        Map<String, String> took = new LinkedHashMap<>();
        for (PeerSetup setup : setups) {
            took.put(setup.name(), setup.load().isEmpty() ? "at its start" : one(setup));
        }
        return took;
    }

    private String one(PeerSetup setup) throws IOException, InterruptedException {
        Path note = data.folder().resolve(setup.store() + "-load.txt");
        if (!Files.exists(note) || Files.size(note) == 0) {
            System.err.println("Loading " + setup.name() + " ...");
            if (Files.exists(data.folder().resolve(setup.store()))) {
                throw new IOException(data.folder().resolve(setup.store()) + " is not complete: remove it, and load again");
            }
            for (List<String> command : setup.load()) {
                run(setup, command, note);
            }
        }
        return String.join(", then ", Files.readAllLines(note));
    }

    private void run(PeerSetup setup, List<String> command, Path note) throws IOException, InterruptedException {
        Path log = data.folder().resolve(setup.store() + "-load.log");
        List<String> timed = new ArrayList<>(TIME);
        timed.add(note.toString());
        timed.addAll(command);
        int exit = new ProcessBuilder(timed).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (exit != 0) {
            Files.delete(note);
            throw new IOException(setup.name() + " could not be loaded; see " + log);
        }
    }
}
