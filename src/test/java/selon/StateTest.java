package selon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.json.JsonValue;

import org.junit.jupiter.api.Test;

import com.github.benmanes.caffeine.cache.Cache;

/** What the program remembers belongs to an object that somebody made: no class holds state that changes. */
class StateTest {

    private static final Path CLASSES = Path.of("target/classes");

    /** The collections of the JDK that take no change. */
    private static final Pattern FIXED = Pattern.compile("^java\\.util\\.(ImmutableCollections|Collections\\$(Unmodifiable|Empty|Singleton))");

    /** A field that holds nothing in itself: each thread has its own value. */
    private static final Set<String> OF_A_THREAD = Set.of("selon.core.tdb.Deadline.OF_THREAD");

    @Test
    void no_class_has_state_that_changes() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(CLASSES.resolve("selon"))) {
            files = all.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class")).toList();
        }
        Set<String> changing = new TreeSet<>();
        int fields = 0;
        for (Path file : files) {
            Class<?> type = Class.forName(CLASSES.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", ""));
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    fields++;
                    field.setAccessible(true);
                    if (!Modifier.isFinal(field.getModifiers()) || changes(field.get(null))) {
                        changing.add(type.getName() + "." + field.getName());
                    }
                }
            }
        }
        assertTrue(fields > 500, fields + " static fields");
        changing.removeAll(OF_A_THREAD);
        assertEquals(Set.of(), changing);
    }

    private static boolean changes(Object value) {
        return value instanceof Lock || value instanceof Semaphore || value instanceof Executor || value instanceof Cache
                || value instanceof ThreadLocal || value != null && value.getClass().getName().startsWith("java.util.concurrent.atomic.")
                || (value instanceof Collection || value instanceof Map) && !(value instanceof JsonValue) && !FIXED.matcher(value.getClass().getName()).find();
    }
}
