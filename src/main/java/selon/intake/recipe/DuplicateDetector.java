package selon.intake.recipe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices what tells of the same as something before, by 64 bits of its key: among so many million, two different ones are
 * as good as never taken for one. It takes at most 128 MiB; after the first {@link #MOST}, what comes new is not remembered.
 */
public final class DuplicateDetector {

    /** How many keys are remembered. */
    static final int MOST = 12_000_000;
    private static final int PLACED = 250_000;
    private static final double FULL = 0.72;

    private final Map<Long, String> places = new HashMap<>();
    private long[] hashes = new long[1 << 12];
    private int size;

    /**
     * Remembers something, if it is new.
     *
     * @param key   what nothing else has alike
     * @param place where it lies, for people
     * @return where the other lies, if it is not
     */
    public Optional<String> before(String key, String place) {
        long hash = hash(key);
        int slot = slot(hashes, hash);
        if (hashes[slot] == hash) {
            return Optional.of(places.getOrDefault(hash, "one far before"));
        }
        if (size < MOST) {
            hashes[slot] = hash;
            size++;
            if (places.size() < PLACED) {
                places.put(hash, place);
            }
            if (size > FULL * hashes.length && hashes.length < 1 << 24) {
                grow();
            }
        }
        return Optional.empty();
    }

    /** Whether there were more than can be remembered. */
    public boolean isFull() {
        return size >= MOST;
    }

    private void grow() {
        long[] wider = new long[2 * hashes.length];
        Arrays.stream(hashes).filter(hash -> hash != 0).forEach(hash -> wider[slot(wider, hash)] = hash);
        hashes = wider;
    }

    /** Where a hash is, or would be. */
    private static int slot(long[] table, long hash) {
        int slot = (int) (hash ^ hash >>> 32) & table.length - 1;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    /** FNV-1a with its bits mixed once more; never 0, which marks an empty slot. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 31) * 0x9e3779b97f4a7c15L;
        return hash == 0 ? 1 : hash;
    }
}
