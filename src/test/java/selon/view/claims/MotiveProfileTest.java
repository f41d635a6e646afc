package selon.view.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Tests the pages of a motive with many motivations. */
class MotiveProfileTest {

    private static final int MANY = 40;

    @Test
    void where_it_is_claimed_comes_in_pages_the_contested_first_each_once() {
        StringBuilder turtle = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            turtle.append("motivation:m%d a selon:Motivation ; selon:motive motive:growth ; selon:deal deal:d%d .%n".formatted(i, i))
                    .append("claim:yes%d a selon:Claim ; selon:about motivation:m%d ; selon:claimant o:a ; %s .%n"
                            .formatted(i, i, DerivedGraph.SAYS_SO));
        }
        turtle.append("claim:no a selon:Claim ; selon:about motivation:m7 ; selon:claimant o:b ; ").append(DerivedGraph.DENIES_IT)
                .append(" .");
        ClaimReader claims = new ClaimReader(DerivedGraph.in(turtle.toString()));
        List<String> seen = new ArrayList<>();
        int page = 0;
        MotiveProfile reason;
        do {
            reason = MotiveProfile.of(claims, DerivedGraph.node("motive:growth"), ++page);
            assertEquals(MANY, reason.motivations().all());
            reason.motivations().shown().forEach(motivation -> seen.add(motivation.node().node().getURI()));
        } while (reason.motivations().more());
        assertTrue(page > 2, page + " pages");
        assertEquals(MANY, seen.stream().distinct().count());
        assertEquals(MANY, seen.size());
        assertTrue(seen.get(0).endsWith("/m7"), seen.get(0));
    }
}
