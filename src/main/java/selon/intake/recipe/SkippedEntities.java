package selon.intake.recipe;

import java.util.ArrayList;
import java.util.List;

/** Counts the entities of which the recipe makes nothing, and keeps the names of the first ten. One thread uses it. */
public final class SkippedEntities {

    private static final int NAMED = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    /** Counts an entity. */
    public void add(String name) {
        count++;
        if (first.size() < NAMED) {
            first.add(name);
        }
    }

    /** Counts the entities of another count, after those of this one. */
    public void add(SkippedEntities others) {
        others.first.stream().limit(NAMED - first.size()).forEach(first::add);
        count += others.count;
    }

    /** The number of skipped entities. */
    public long count() {
        return count;
    }

    /** The names of the first ten. */
    public List<String> first() {
        return List.copyOf(first);
    }
}
