package selon.intake.recipe;

import java.util.ArrayList;
import java.util.List;

/** Entities that say nothing that the recipe asks for: how many, and which are the first. */
public final class SkippedEntities {

    private static final int NAMED = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    public void add(String name) {
        count++;
        if (first.size() < NAMED) {
            first.add(name);
        }
    }

    public void add(SkippedEntities others) {
        others.first.stream().limit(NAMED - first.size()).forEach(first::add);
        count += others.count;
    }

    public long count() {
        return count;
    }

    public List<String> first() {
        return List.copyOf(first);
    }
}
