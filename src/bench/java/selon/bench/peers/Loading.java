// How long it takes to load.
package selon.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the stores that are not there yet, and keeps a note of how long each took beside it.
 *
 * @param data what is loaded
 */
record Loading(Data data) {

    private static final String TIME = "/usr/bin/time";

    /** Loads all, and says how long each took, now or when it was made. */
    Map<String, String> all(List<Setup> setups) throws IOException, InterruptedException {
        Map<String, String> took = new LinkedHashMap<>();
        for (Setup setup : setups) {
            took.put(setup.name(), setup.load().isEmpty() ? "at its start" : one(setup));
        }
        return took;
    }

    private String one(Setup setup) throws IOException, InterruptedException {
        Path note = data.folder().resolve(setup.store().getFileName().toString().replaceFirst("\\..*", "") + "-load.txt");
        if (!Setups.isLoaded(setup)) {
            System.err.println("Loading " + setup.name() + " ...");
            Path log = data.folder().resolve("load-" + setup.name().replaceAll("\\W+", "-") + ".log");
            for (List<String> command : setup.load()) {
                List<String> timed = new java.util.ArrayList<>(List.of(TIME, "-f", "%e s, %U s and %S s of processors", "-o", note.toString()));
                timed.addAll(command);
                int exit = new ProcessBuilder(timed).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
                if (exit != 0) {
                    throw new IOException(setup.name() + " could not be loaded; see " + log);
                }
            }
        }
        return Files.exists(note) ? Files.readString(note).strip() : "not noted";
    }
}
