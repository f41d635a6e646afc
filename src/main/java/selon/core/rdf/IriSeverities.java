package selon.core.rdf;

import java.util.EnumMap;
import java.util.Map;

import org.apache.jena.rfc3986.Issue;
import org.apache.jena.rfc3986.Severity;
import org.apache.jena.rfc3986.SeverityMap;
import org.apache.jena.rfc3986.Violations;
import org.apache.jena.sys.JenaSubsystemLifecycle;

/**
 * Sets which IRIs Jena accepts: those that RFC 3987 and their scheme allow, however unusual, such as one with a port or with
 * percent-encoding in lower case. Jena calls it once, before it reads anything; {@code META-INF/services} names it.
 */
public final class IriSeverities implements JenaSubsystemLifecycle {

    /** After Jena's own parts. */
    private static final int LAST = 9_000;

    /** Errors, though Jena only warns of them: a file's name that isn't absolute, and a name that could be taken for a login. */
    private static final Map<Issue, Severity> STRICTER = Map.of(Issue.file_bad_form, Severity.ERROR,
            Issue.file_relative_path, Severity.ERROR, Issue.iri_user_info_present, Severity.ERROR);

    @Override
    public void start() {
        Map<Issue, Severity> severities = new EnumMap<>(Issue.class);
        Violations.severities().forEach((issue, severity) ->
                severities.put(issue, severity == Severity.WARNING ? Severity.IGNORE : severity));
        severities.putAll(STRICTER);
        Violations.setSystemSeverityMap(SeverityMap.create("Selon", severities));
    }

    @Override
    public void stop() {
        // Jena never stops.
    }

    @Override
    public int level() {
        return LAST;
    }
}
