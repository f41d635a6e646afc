package selon.intake;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
final class Wikidata {
    private Wikidata() {}
    static Import.Source source(Path file, Input input, Consumer<byte[]> header, ExecutorService workers, int ahead) { throw new IllegalStateException(); }
}
