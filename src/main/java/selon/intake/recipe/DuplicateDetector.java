package selon.intake.recipe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Detects records with the key of an earlier record. It remembers a 64-bit hash of each key; among millions of keys, a false
 * duplicate is very unlikely. It uses at most 128 MiB and remembers only the first {@link #MOST} keys. One thread uses it.
 */
public final class DuplicateDetector {

    /** The most keys that are remembered. */
    static final int MOST = 12_000_000;
    private static final int PLACED = 250_000;
    private static final double FULL = 0.72;

    private final Map<Long, String> places = new HashMap<>();
    private long[] hashes = new long[1 << 12];
    private int size;

    /**
     * Looks for an earlier record with a key, and remembers the key if there is none.
     *
     * @param key   the key
     * @param place the place of the record in the input, for a message
     * @return the place of the earlier record; empty if the key is new
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

    /** Whether later keys are no longer remembered, so that duplicates of them go unnoticed. */
    public boolean isFull() {
        return size >= MOST;
    }

    private void grow() {
        long[] wider = new long[2 * hashes.length];
        Arrays.stream(hashes).filter(hash -> hash != 0).forEach(hash -> wider[slot(wider, hash)] = hash);
        hashes = wider;
    }

    /** The slot that holds a hash, or the free slot for it. */
    private static int slot(long[] table, long hash) {
        int slot = (int) (hash ^ hash >>> 32) & table.length - 1;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    /** FNV-1a with an additional mix of the bits. The result is never 0, which marks a free slot. */
    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 31) * 0x9e3779b97f4a7c15L;
        return hash == 0 ? 1 : hash;
    }
}
