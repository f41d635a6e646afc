package selon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation, or a block of one, that is made from the code. With {@code -Dselon.write=true} it is written anew. */
public final class GeneratedDoc {

    private GeneratedDoc() {}

    /** Checks a page. */
    public static void check(Path page, String text) throws IOException {
        if (Boolean.getBoolean("selon.write")) {
            Files.writeString(page, text);
        }
        assertEquals(text, Files.readString(page), page + " differs from the code: write it with -Dselon.write=true");
    }

    /** Checks the lines between {@code <!-- name -->} and {@code <!-- /name -->}. */
    public static void checkBlock(Path page, String name, String lines) throws IOException {
        String text = Files.readString(page);
        String head = "<!-- " + name + " -->\n";
        int start = text.indexOf(head) + head.length();
        int end = text.indexOf("<!-- /" + name + " -->");
        assertTrue(start >= head.length() && end >= start, page + " has a place for the " + name);
        check(page, text.substring(0, start) + lines + text.substring(end));
    }
}
