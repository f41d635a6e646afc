// Pages that were made already.
package selon.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps a few pages, each as it was made for a state of the dataset; for pages that look at much of it. */
final class Shelf {

    private static final int MOST = 32;

    private final Map<String, Made> made = new ConcurrentHashMap<>();

    private record Made(Version version, byte[] page) {}

    /** The page of a name in a state; made, where it is not there. */
    byte[] page(String name, Version version, Supplier<byte[]> maker) {
        Made known = made.get(name);
        if (known == null || !known.version.equals(version)) {
            known = new Made(version, maker.get());
            if (made.size() >= MOST) {
                made.clear(); // Who asks by many addresses gets no more room for it.
            }
            made.put(name, known);
        }
        return known.page;
    }
}
