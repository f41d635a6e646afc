package selon.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Asks every server every question. First their answers are compared; a server that fails or answers otherwise than the
 * first that answers is out of that question, and the reason is told. Then they are timed in rounds, each server once a
 * round for a burst of requests, beginning with another one each time. No answer is kept between requests by whoever
 * asks, and each must be as long as the one that was compared.
 */
final class PeerRace {

    private static final int VARIANTS = 20;
    private static final int MOST_IN_A_BURST = 25;
    private static final double BURST_MILLIS = 100;
    private static final int CLIENTS = 2;
    /** Whoever has taken so long for one question is asked it no more. */
    private static final double MOST_SECONDS = 12;
    private static final int LEAST_REQUESTS = 5;

    /** One request, and how long its answer must be. */
    private record Request(byte[] bytes, int length) {}

    private final List<Peer> peers;
    private final List<BenchQuestion> questions;
    private final int copies;
    private final Map<String, Map<String, Measurement>> measured = new LinkedHashMap<>();
    private final Map<Measurement, List<Request>> requests = new HashMap<>();
    private int turn;

    PeerRace(List<Peer> peers, List<BenchQuestion> questions, int copies) {
        this.peers = peers;
        this.questions = questions;
        this.copies = copies;
    }

    /** By title of the question and name of the server. */
    Map<String, Map<String, Measurement>> measured() {
        return measured;
    }

    /** Asks everybody everything once, and compares. */
    void compare() {
        for (BenchQuestion question : questions) {
            Map<String, Measurement> row = measured.computeIfAbsent(question.title(), title -> new LinkedHashMap<>());
            List<PeerAnswer> expected = new ArrayList<>();
            for (Peer peer : peers) {
                Measurement one = new Measurement();
                row.put(peer.name(), one);
                try {
                    requests.put(one, compared(question, peer, expected));
                } catch (Peer.Failed e) {
                    one.failed(e.getMessage());
                    System.err.println(question.name() + ", " + peer.name() + ": " + e.getMessage());
                }
            }
        }
    }

    private List<Request> compared(BenchQuestion question, Peer peer, List<PeerAnswer> expected) {
        List<Request> compared = new ArrayList<>();
        int variants = question.isOfACopy() ? Math.min(VARIANTS, copies) : 1;
        for (int variant = 0; variant < variants; variant++) {
            String text = question.text(peer.dialect(), 1 + (int) ((long) variant * copies / variants));
            byte[] request = peer.request(text);
            String body = peer.ask(request);
            PeerAnswer answer = PeerAnswer.of(body);
            if (answer.rows().isEmpty()) {
                throw new Peer.Failed("no rows");
            }
            if (variant == expected.size()) {
                expected.add(answer);
            }
            if (!answer.equals(expected.get(variant))) {
                throw new Peer.Failed("another answer: " + answer.unlike(expected.get(variant)));
            }
            compared.add(new Request(request, body.length()));
        }
        return compared;
    }

    /** Lets each server work for some seconds on all questions that it can answer. */
    void warmUp(int seconds) {
        for (Peer peer : peers) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < end) {
                sound(peer).forEach(one -> burst(peer, one, 1));
            }
        }
        measured.values().forEach(row -> row.values().forEach(Measurement::forget));
    }

    private List<Measurement> sound(Peer peer) {
        return measured.values().stream().map(row -> row.get(peer.name())).filter(Measurement::isSound).toList();
    }

    /** Times rounds. */
    void rounds(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Map<String, Measurement> row : measured.values()) {
                for (int place = 0; place < peers.size(); place++) {
                    Peer peer = peers.get((place + round) % peers.size());
                    Measurement one = row.get(peer.name());
                    if (one.isSound() && !(one.spent() > MOST_SECONDS && one.requests() >= LEAST_REQUESTS)) {
                        burst(peer, one, size(one));
                    }
                }
            }
        }
    }

    private static int size(Measurement one) {
        return one.requests() == 0 ? 1 : (int) Math.max(1, Math.min(MOST_IN_A_BURST, BURST_MILLIS / one.median()));
    }

    private void burst(Peer peer, Measurement one, int size) {
        List<Request> all = requests.get(one);
        double before = peer.processor();
        for (int i = 0; i < size; i++) {
            Request request = all.get(turn++ % all.size());
            long start = System.nanoTime();
            send(peer.name(), peer::ask, request);
            one.took(System.nanoTime() - start);
        }
        one.used(peer.processor() - before);
    }

    private static void send(String name, Function<byte[], String> asker, Request request) {
        int length = asker.apply(request.bytes).length();
        if (length != request.length) {
            throw new IllegalStateException(name + " answered " + length + " bytes where it answered " + request.length
                    + " before: " + new String(request.bytes, StandardCharsets.US_ASCII));
        }
    }

    /** Counts how many requests a second each server answers to two clients at once. */
    void loads(double seconds) throws InterruptedException {
        for (Map<String, Measurement> row : measured.values()) {
            for (Peer peer : peers) {
                Measurement one = row.get(peer.name());
                if (one.isSound()) {
                    one.perSecond(load(peer, requests.get(one), seconds));
                }
            }
        }
    }

    private static double load(Peer peer, List<Request> all, double seconds) throws InterruptedException {
        AtomicLong sent = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        long start = System.nanoTime();
        long end = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Thread thread = new Thread(() -> {
                try (Peer.Asker asker = peer.asker()) {
                    while (System.nanoTime() < end) {
                        send(peer.name(), asker::ask, all.get((int) (sent.getAndIncrement() % all.size())));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            thread.setUncaughtExceptionHandler((which, e) -> failed.incrementAndGet());
            thread.start();
            clients.add(thread);
        }
        for (Thread client : clients) {
            client.join();
        }
        return failed.get() > 0 ? Double.NaN : sent.get() * 1e9 / (System.nanoTime() - start);
    }
}
