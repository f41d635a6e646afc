package selon.http.base;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import selon.core.tdb.Patch;

/**
 * A cache of answers to one state of the dataset: whole answers by their requests, and parts of pages by what they depend on. A
 * change of the dataset empties it. When it is full, it drops what is asked for least. Any thread may use it.
 */
public final class AnswerCache {

    private static final int BYTES_OF_AN_ENTRY = 1024;
    /** Pages that look at the whole dataset are kept in any case. */
    private static final long LEAST_BYTES = 8 << 20;

    private final Cache<Object, Kept> kept;

    private record Kept(long state, Answer answer) {}

    /**
     * An empty one.
     *
     * @param bytes how much memory it may take, about
     */
    public AnswerCache(long bytes) {
        kept = Caffeine.newBuilder().maximumWeight(Math.max(bytes, LEAST_BYTES))
                .weigher((Object key, Kept one) -> BYTES_OF_AN_ENTRY + key.toString().length() + one.answer.bytes().length).build();
    }

    /** Forgets everything, since a change was made. */
    public void changed(long number, Patch patch) {
        kept.invalidateAll();
    }

    /** What it holds. */
    public long bytes() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** The answer of a state, where it is there. */
    public Optional<Answer> find(Object key, long state) {
        return Optional.ofNullable(kept.getIfPresent(key)).filter(one -> one.state == state).map(Kept::answer);
    }

    /** Keeps an answer of a state. */
    public void keep(Object key, long state, Answer answer) {
        kept.put(key, new Kept(state, answer));
    }

    /** The answer of a version; made, where it is not there. */
    public Answer get(Object key, Version version, Supplier<Answer> maker) {
        return find(key, version.number()).orElseGet(() -> {
            Answer made = maker.get();
            keep(key, version.number(), made);
            return made;
        });
    }

    /**
     * Answers with a page, which is about no one thing.
     *
     * @param version the state of what it tells
     * @param links   links of its head, which the answer has as headers too
     * @param maker   makes it; the page may name the address by which it was asked for, and link to it in the other language
     */
    public void send(HttpServletRequest request, HttpServletResponse response, Version version, List<PageContext.PageLink> links,
            Function<PageContext, String> maker) {
        PageContext frame = PageContext.of(request, links, Optional.empty());
        links.forEach(link -> response.addHeader("Link", link.header()));
        String address = request.getRequestURL().toString();
        String ending = frame.tongue().code() + "." + Integer.toHexString(address.hashCode()) + "." + Templates.MARK + ".html";
        Freshness.of(version.tag(ending), Freshness.BY_READER).send(request, response, () ->
                get(List.of(frame.tongue().code(), address, frame.switched()), version, () -> Answer.page(maker.apply(frame))));
    }
}
