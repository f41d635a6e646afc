package selon.http.base;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;

/** Renders pages with compiled templates, which escape the values put into them. Any thread may call it. */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Changes when the program does, so that no browser keeps a page that an older one made. */
    public static final String MARK = mark();

    private Templates() {}

    private static String mark() {
        try {
            Path program = Path.of(Templates.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Long.toString(Files.getLastModifiedTime(program).toMillis(), Character.MAX_RADIX);
        } catch (IOException | URISyntaxException e) {
            return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        }
    }

    /** A page that explains a problem. */
    static String problem(ProblemType type, List<Segment> detail, PageContext frame) {
        return filled("problem.jte", Map.of("type", type, "detail", detail, "frame", frame));
    }

    /** A template of the folder {@code web}, filled with the values of its parameters. */
    public static String filled(String template, Map<String, Object> model) {
        TemplateOutput page = new StringOutput();
        ENGINE.render(template, model, page);
        return page.toString();
    }
}
