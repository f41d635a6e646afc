package selon.http.filter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.http.base.Problem;
import selon.http.base.RequestLimits;

/**
 * Limits how many queries run at once, in all and for each client. A further query waits briefly. A client with too many
 * waiting queries gets 429; a client that finds all places taken gets 503. A place is free again once the answer is complete,
 * however slowly it is read; long answers keep a place of their own kind while they are sent. Any thread may use it: the places
 * are semaphores, and {@code clients} is a concurrent map.
 */
public final class ConcurrencyLimit {

    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f]*:[0-9A-Fa-f:.]*)(%.*)?]?");
    private static final int NETWORK_BYTES = 8;
    private static final int WAIT_SECONDS = 5;
    private static final int MOST_OF_CLIENT = 32;
    /** An answer is written in more bytes than it takes while it is collected, and those are not in memory. */
    private static final int WRITTEN = 4;
    /** So many long answers wait for their readers; the next keeps its place while it is read. */
    private static final int MOST_FILES = 8;

    private final RequestLimits limits;
    private final Semaphore places;
    private final Semaphore files = new Semaphore(MOST_FILES);
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    public ConcurrencyLimit(RequestLimits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.queriesAtOnce(), true);
    }

    /** Whoever asks from one address, or one network of IPv6. */
    private static final class Client {
        private final Semaphore places;
        private int here;

        Client(int places) {
            this.places = new Semaphore(places, true);
        }
    }

    /** The most bytes that an answer may have, as it is written. */
    long longest() {
        return WRITTEN * limits.largestResult();
    }

    /** Has a request answered when it is its turn. */
    void take(HttpServletRequest request, BufferedResponse answer, FilterChain next) throws IOException, ServletException {
        String from = network(request.getRemoteAddr());
        Client client = clients.compute(from, (address, known) -> {
            Client here = known == null ? new Client(limits.queriesOfClient()) : known;
            here.here++;
            return here;
        });
        try {
            inTurn(client, request, answer, next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problem.send(ProblemException.of(ProblemType.SERVER_STOPPING), request, answer);
        } finally {
            clients.computeIfPresent(from, (address, known) -> --known.here == 0 ? null : known);
        }
    }

    /**
     * What of an address tells one client from another: all of it, but the first 64 bits of IPv6 alone, since who has one of
     * its addresses has all that begin so (RFC 4291, section 2.5.4). What is no address, as a proxy may say, stays as it is.
     */
    public static String network(String address) {
        Matcher ipv6 = IPV6.matcher(address);
        if (!ipv6.matches()) {
            return address;
        }
        try {
            InetAddress read = InetAddress.getByName(ipv6.group(1)); // No name is looked up, for none has a colon.
            byte[] bytes = read.getAddress();
            return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : read.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }

    private void inTurn(Client client, HttpServletRequest request, BufferedResponse response, FilterChain next)
            throws IOException, ServletException, InterruptedException {
        if (client.here > MOST_OF_CLIENT || !client.places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            Problem.send(ProblemException.of(ProblemType.TOO_MANY_QUERIES, limits.queriesOfClient()), request, response);
            return;
        }
        try {
            if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                Problem.send(ProblemException.of(ProblemType.SERVER_BUSY), request, response);
                return;
            }
            try {
                next.doFilter(request, response);
                if (!response.canWait(files)) {
                    response.send(request);
                }
            } finally {
                places.release();
            }
        } finally {
            client.places.release();
        }
    }
}
