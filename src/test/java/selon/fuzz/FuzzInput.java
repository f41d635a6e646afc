package selon.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.arbitraries.IntegerArbitrary;

/**
 * A seed, and what is done to it.
 *
 * @param seed      which one
 * @param mutations what is done, in this order
 */
record FuzzInput(int seed, List<Mutation> mutations) {

    private static final int MOST_MUTATIONS = 5;
    private static final int LONGEST_PIECE = 200;

    /** Inputs by chance; another number makes others of the same chance. */
    static Arbitrary<FuzzInput> any(long number) {
        Arbitrary<Mutation> mutation = Combinators.combine(ints(number, Mutation.Kind.values().length), ints(number + 1, Mutation.PLACES),
                ints(number + 2, LONGEST_PIECE), ints(number + 3, 1 << 16))
                .as((kind, place, length, choice) -> new Mutation(Mutation.Kind.values()[kind], place, length, choice));
        return Combinators.combine(ints(number + 4, 1 << 16), mutation.list().ofMaxSize(MOST_MUTATIONS)).as(FuzzInput::new);
    }

    private static Arbitrary<Integer> ints(long number, int below) {
        IntegerArbitrary any = Arbitraries.integers().between(0, Integer.MAX_VALUE).withDistribution(RandomDistribution.uniform());
        return any.map(value -> (int) Math.floorMod((value + number) * 0x9E3779B97F4A7C15L >>> 20, (long) below));
    }

    /** One by chance that nobody needs to make smaller. */
    static FuzzInput by(Random random) {
        return new FuzzInput(random.nextInt(1 << 16), Stream.generate(() -> new Mutation(Mutation.Kind.values()[
                random.nextInt(Mutation.Kind.values().length)], random.nextInt(Mutation.PLACES), random.nextInt(LONGEST_PIECE),
                random.nextInt(1 << 16))).limit(random.nextInt(MOST_MUTATIONS + 1)).toList());
    }

    /** The request that it comes to. */
    byte[] request(List<FuzzSeed> seeds) {
        byte[] text = seed(seeds).rest();
        List<byte[]> others = seeds.stream().map(FuzzSeed::rest).toList();
        for (Mutation mutation : mutations) {
            text = mutation.of(text, others);
        }
        return seed(seeds).request(text);
    }

    /** The seed that is changed. */
    FuzzSeed seed(List<FuzzSeed> seeds) {
        return seeds.get(seed % seeds.size());
    }

    /** A request as it can be read, and kept. */
    static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.length() <= 4_000 ? text : text.substring(0, 4_000) + "… (" + text.length() + " bytes)";
    }
}
