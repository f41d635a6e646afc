package selon.pages.questions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.Negotiation;
import selon.http.base.PageContext;
import selon.http.base.QueryString;

/**
 * A request to ask a named query: the values of its parameters and the part of its rows that is wanted.
 *
 * @param question the query
 * @param values   what is given for its parameters; a field of a form that is left empty is not
 * @param offset   how many rows come before those that are wanted
 * @param limit    the most rows that are wanted, where that is said
 */
record QueryRequest(NamedQuery question, Map<String, String> values, int offset, OptionalInt limit) {

    /** No answer has more rows, and none begins later: whoever wants everything takes the dump. */
    static final int MOST = 10_000;
    private static final int LONGEST = 1000;
    private static final String OFFSET = "offset";
    private static final String LIMIT = "limit";
    private static final Set<String> RESERVED = Set.of(OFFSET, LIMIT, Negotiation.LANGUAGE);

    /**
     * The question that an address asks.
     *
     * @throws QueryParameter.BadParameter when its page is none, or a parameter is given twice; its values are not looked at yet
     */
    static QueryRequest of(NamedQuery question, QueryString given) {
        Map<String, String> values = new LinkedHashMap<>();
        given.values().keySet().stream().filter(name -> !RESERVED.contains(name)).forEach(name ->
                given.one(name).filter(value -> !value.isEmpty()).ifPresent(value -> values.put(name, bounded(name, value))));
        OptionalInt limit = number(given, LIMIT, 1);
        return new QueryRequest(question, values, number(given, OFFSET, 0).orElse(0), limit);
    }

    /** The head of an answer names each page by its address, and has to stay shorter than clients and proxies take. */
    private static String bounded(String name, String value) {
        if (value.length() > LONGEST) {
            throw new QueryParameter.BadParameter(ProblemType.PARAMETER_TOO_LONG, name, LONGEST, value.length(), Segment.address("/sparql"));
        }
        return value;
    }

    private static OptionalInt number(QueryString given, String name, int least) {
        String value = given.one(name).orElse("");
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < least || Integer.parseInt(value) > MOST) {
            throw new QueryParameter.BadParameter(ProblemType.PARAMETER_OUT_OF_RANGE, name, value, least, MOST,
                    Segment.address("/dump.nt.gz"));
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    /** Whether enough is given to be answered; a page then shows only a form. */
    boolean isReady() {
        return !values.isEmpty() || question.parameters().stream().noneMatch(QueryParameter::required);
    }

    /** The address of the same question, from another row on. */
    String address(String path, int from) {
        Map<String, String> parameters = new LinkedHashMap<>(values);
        limit.ifPresent(number -> parameters.put(LIMIT, String.valueOf(number)));
        if (from > 0) {
            parameters.put(OFFSET, String.valueOf(from));
        }
        return parameters.isEmpty() ? path : path + "?" + parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%3A", ":").replace("%2F", "/");
    }

    /**
     * Links to the pages before and after (RFC 8288).
     *
     * @param path the address without parameters
     * @param size how many rows are on a page
     * @param more whether there are rows after this page
     */
    List<PageContext.PageLink> pages(String path, int size, boolean more) {
        List<PageContext.PageLink> links = new ArrayList<>();
        if (offset > 0) {
            links.add(new PageContext.PageLink("first", address(path, 0), ""));
            links.add(new PageContext.PageLink("prev", address(path, Math.max(0, offset - size)), ""));
        }
        if (more && offset + size <= MOST) {
            links.add(new PageContext.PageLink("next", address(path, offset + size), ""));
        }
        return links;
    }
}
