package selon.clients;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * One check that a script made.
 *
 * @param name   the sentence that should hold
 * @param holds  whether it does
 * @param detail what was seen
 */
record ScriptCheck(String name, boolean holds, String detail) {

    /** A check as a script tells it: a line of JSON. */
    static ScriptCheck read(String line) {
        JsonObject told = JSON.parse(line);
        return new ScriptCheck(told.getString("name"), told.getBoolean("ok"), told.getString("detail"));
    }

    /** The check as a test, which fails where it does not hold. */
    DynamicTest test() {
        return DynamicTest.dynamicTest(name, () -> Assertions.assertTrue(holds, name + ": " + detail));
    }
}
