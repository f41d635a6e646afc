package selon.http.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as one client. */
class ConcurrencyLimitTest {

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8::1, [2001:0DB8::2]", "fe80::1%eth0, fe80::2%lo",
        "::ffff:192.0.2.1, 192.0.2.1", "::1, ::2"})
    void addresses_of_one_network_of_ipv6_are_one_client(String one, String other) {
        assertEquals(ConcurrencyLimit.network(one), ConcurrencyLimit.network(other));
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:1:2::1, 2001:db8:1:3::1", "192.0.2.1, 192.0.2.2", "::ffff:192.0.2.1, ::ffff:192.0.2.2", "::1, 127.0.0.1",
        "unknown, _hidden", "1:2:3, 1:2:4", "a:b.example, a:c.example", "'', ::1"})
    void other_addresses_are_other_clients(String one, String other) {
        assertNotEquals(ConcurrencyLimit.network(one), ConcurrencyLimit.network(other));
    }
}
