package selon.view.claims;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param shown the elements on this page
 * @param all   the length of the whole list
 * @param more  whether a later page has further elements
 * @param <T>   the type of the elements
 */
public record Page<T>(List<T> shown, int all, boolean more) {

    /** The number of elements on a page. */
    public static final int A_PAGE = 50;

    /** A page of a list, counted from 1; a page beyond the end is empty. */
    public static <T> Page<T> of(List<T> all, int page) {
        return of(all, page, A_PAGE);
    }

    /** A page with another number of elements. */
    static <T> Page<T> of(List<T> all, int page, int length) {
        int from = (int) Math.min(all.size(), (page - 1L) * length);
        int to = Math.min(all.size(), from + length);
        return new Page<>(List.copyOf(all.subList(from, to)), all.size(), to < all.size());
    }

    /** Converts the elements on this page. */
    public <R> Page<R> map(Function<T, R> made) {
        return new Page<>(shown.stream().map(made).toList(), all, more);
    }
}
