package selon.view.claims;

import java.util.List;
import java.util.function.Function;

/**
 * Some of many.
 *
 * @param shown those on this page
 * @param all   how many there are
 * @param more  whether a later page has more
 * @param <T>   what they are
 */
public record Page<T>(List<T> shown, int all, boolean more) {

    /** How many are on a page. */
    public static final int A_PAGE = 50;

    /** A page, from 1. */
    public static <T> Page<T> of(List<T> all, int page) {
        return of(all, page, A_PAGE);
    }

    /** A page of another length, where what is on it is long. */
    static <T> Page<T> of(List<T> all, int page, int length) {
        int from = (int) Math.min(all.size(), (page - 1L) * length);
        int to = Math.min(all.size(), from + length);
        return new Page<>(List.copyOf(all.subList(from, to)), all.size(), to < all.size());
    }

    /** The same page of what is made of each. */
    public <R> Page<R> map(Function<T, R> made) {
        return new Page<>(shown.stream().map(made).toList(), all, more);
    }
}
