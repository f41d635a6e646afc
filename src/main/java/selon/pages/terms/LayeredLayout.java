package selon.pages.terms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each box a column so that most arrows run to the right. It breaks cycles where the fewest arrows run back (the greedy
 * order of Eades, Lin and Smyth, 1993), puts each box right of all boxes that point to it from before, and puts boxes without
 * arrows of their own last.
 */
final class LayeredLayout {

    private LayeredLayout() {}

    /** The column of each thing, from 0. */
    static <T> Map<T, Integer> of(List<T> things, Map<T, Set<T>> arrows) {
        List<T> order = order(things, arrows);
        Map<T, Integer> columns = new HashMap<>();
        for (T thing : order) {
            int column = columns.computeIfAbsent(thing, key -> 0);
            for (T next : arrows.getOrDefault(thing, Set.of())) {
                if (order.indexOf(next) > order.indexOf(thing)) {
                    columns.merge(next, column + 1, Math::max);
                }
            }
        }
        int last = 1 + things.stream().filter(thing -> !arrows.getOrDefault(thing, Set.of()).isEmpty()).mapToInt(columns::get)
                .max().orElse(0);
        arrows.values().stream().flatMap(Set::stream).filter(thing -> arrows.getOrDefault(thing, Set.of()).isEmpty())
                .forEach(thing -> columns.put(thing, last));
        return columns;
    }

    private static <T> List<T> order(List<T> things, Map<T, Set<T>> arrows) {
        Set<T> left = new LinkedHashSet<>(things);
        List<T> first = new ArrayList<>();
        Deque<T> last = new ArrayDeque<>();
        Comparator<T> mostOut = Comparator.comparingInt((T thing) -> out(thing, left, arrows) - in(thing, left, arrows))
                .thenComparingInt(thing -> -arrows.getOrDefault(thing, Set.of()).size());
        while (!left.isEmpty()) {
            Optional<T> sink = left.stream().filter(thing -> out(thing, left, arrows) == 0).findFirst();
            T next = sink.orElseGet(() -> left.stream().max(mostOut).orElseThrow());
            if (sink.isPresent()) {
                last.addFirst(next);
            } else {
                first.add(next);
            }
            left.remove(next);
        }
        first.addAll(last);
        return first;
    }

    private static <T> int out(T thing, Set<T> left, Map<T, Set<T>> arrows) {
        return (int) arrows.getOrDefault(thing, Set.of()).stream()
                .filter(next -> left.contains(next) && !next.equals(thing)).count();
    }

    private static <T> int in(T thing, Set<T> left, Map<T, Set<T>> arrows) {
        return (int) left.stream()
                .filter(other -> !other.equals(thing) && arrows.getOrDefault(other, Set.of()).contains(thing)).count();
    }
}
