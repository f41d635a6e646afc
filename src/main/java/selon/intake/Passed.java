// What is passed over.
package selon.intake;

import java.util.ArrayList;
import java.util.List;

/** Entities that say nothing that the recipe asks for: how many, and which are the first. */
final class Passed {

    private static final int NAMED = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String name) {
        count++;
        if (first.size() < NAMED) {
            first.add(name);
        }
    }

    void add(Passed others) {
        others.first.stream().limit(NAMED - first.size()).forEach(first::add);
        count += others.count;
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
