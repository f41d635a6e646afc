package selon.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes entities in N-Triples in the order of Wikibase's dumps, with labels in many languages, statements with ranks,
 * references and dates, each described where it occurs first, and site links. One in so many is an organisation with a
 * parent, an owner and a seat; the others say nothing that an import asks for. The same seed gives the same dump.
 */
public final class SyntheticDump {

    private static final String WD = "http://www.wikidata.org/";
    private static final String TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
    private static final String WIKIBASE = "<http://wikiba.se/ontology#";
    private static final String INTEGER = "^^<http://www.w3.org/2001/XMLSchema#integer>";
    private static final String TIME = "^^<http://www.w3.org/2001/XMLSchema#dateTime>";
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "es", "it", "nl", "pt", "ru", "zh", "ja", "ar", "sv",
            "pl", "uk", "ca", "cs", "fi", "hu", "ko", "tr");
    private static final int REFERENCES = 50_000;

    private final Random random = new Random(20181);
    private final Set<Integer> described = new HashSet<>();
    private final Writer out;
    private long bytes;
    private long triples;

    private SyntheticDump(Writer out) {
        this.out = out;
    }

    /**
     * Writes a dump.
     *
     * @param size  about how many bytes
     * @param oneIn how many entities there are for each organisation
     * @return how many triples it holds
     */
    public static long write(Path file, long size, int oneIn) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            SyntheticDump dump = new SyntheticDump(writer);
            for (int number = 1; dump.bytes < size; number++) {
                dump.entity(number, number % oneIn == 0);
            }
            return dump.triples;
        }
    }

    private void entity(int number, boolean organisation) throws IOException {
        String q = "Q" + (9_000_000 + number);
        String data = "<https://www.wikidata.org/wiki/Special:EntityData/" + q + ">";
        String item = "<" + WD + "entity/" + q + ">";
        line(data, TYPE, "<http://schema.org/Dataset>");
        line(data, "<http://schema.org/about>", item);
        line(data, "<http://schema.org/version>", "\"" + (1_000_000 + number) + "\"" + INTEGER);
        line(data, "<http://schema.org/dateModified>", "\"2026-10-30T01:14:52Z\"" + TIME);
        line(item, TYPE, WIKIBASE + "Item>");
        int languages = 3 + random.nextInt(LANGUAGES.size() - 3);
        for (String language : LANGUAGES.subList(0, languages)) {
            String label = "\"" + (organisation ? "Company number " : "Thing number ") + number + "\"@" + language;
            line(item, "<http://www.w3.org/2000/01/rdf-schema#label>", label);
            line(item, "<http://www.w3.org/2004/02/skos/core#prefLabel>", label);
            line(item, "<http://schema.org/name>", label);
            line(item, "<http://schema.org/description>", "\"something that a generator made up, and that nobody owns\"@" + language);
        }
        line(item, "<http://www.w3.org/2004/02/skos/core#altLabel>", "\"No. " + number + "\"@en");
        statement(item, q, 31, "<" + WD + "entity/" + (organisation ? "Q783794" : "Q13442814") + ">", 0);
        for (int i = 0; i < 6 + random.nextInt(8); i++) {
            statement(item, q, 4000 + random.nextInt(4000), "\"value " + random.nextInt() + "\"", i + 1);
        }
        if (organisation) {
            statement(item, q, 749, "<" + WD + "entity/Q" + (9_000_001 + random.nextInt(number)) + ">", 20);
            statement(item, q, 127, "<" + WD + "entity/Q" + (9_000_001 + random.nextInt(number)) + ">", 21);
            statement(item, q, 159, "<" + WD + "entity/Q" + (100 + random.nextInt(5000)) + ">", 22);
        }
        for (String language : LANGUAGES.subList(0, languages / 3)) {
            String page = "<https://" + language + ".wikipedia.org/wiki/Thing_number_" + number + ">";
            line(page, TYPE, "<http://schema.org/Article>");
            line(page, "<http://schema.org/about>", item);
            line(page, "<http://schema.org/inLanguage>", "\"" + language + "\"");
            line(page, "<http://schema.org/isPartOf>", "<https://" + language + ".wikipedia.org/>");
            line(page, "<http://schema.org/name>", "\"Thing number " + number + "\"@" + language);
        }
    }

    private void statement(String item, String q, int property, String value, int index) throws IOException {
        String s = "<" + WD + "entity/statement/" + q + "-%08d-0000-4000-8000-000000000000>".formatted(index);
        line(item, "<" + WD + "prop/direct/P" + property + ">", value);
        line(item, "<" + WD + "prop/P" + property + ">", s);
        line(s, TYPE, WIKIBASE + "Statement>");
        line(s, TYPE, WIKIBASE + "BestRank>");
        line(s, WIKIBASE + "rank>", WIKIBASE + "NormalRank>");
        line(s, "<" + WD + "prop/statement/P" + property + ">", value);
        int year = 1950 + random.nextInt(70);
        line(s, "<" + WD + "prop/qualifier/P580>", "\"" + year + "-01-01T00:00:00Z\"" + TIME);
        String date = "<" + WD + "value/%032x>".formatted(year);
        line(s, "<" + WD + "prop/qualifier/value/P580>", date);
        int reference = random.nextInt(REFERENCES);
        String ref = "<" + WD + "reference/%040x>".formatted(reference);
        line(s, "<http://www.w3.org/ns/prov#wasDerivedFrom>", ref);
        if (described.add(reference)) {
            line(ref, TYPE, WIKIBASE + "Reference>");
            line(ref, "<" + WD + "prop/reference/P" + (reference % 3 == 0 ? 123 : 248) + ">", "<" + WD + "entity/Q" + (7000 + reference % 100) + ">");
            line(ref, "<" + WD + "prop/reference/P813>", "\"2026-01-01T00:00:00Z\"" + TIME);
        }
        if (described.add(-year)) {
            line(date, TYPE, WIKIBASE + "TimeValue>");
            line(date, WIKIBASE + "timeValue>", "\"" + year + "-01-01T00:00:00Z\"" + TIME);
            line(date, WIKIBASE + "timePrecision>", "\"9\"" + INTEGER);
        }
    }

    private void line(String subject, String predicate, String object) throws IOException {
        String line = subject + " " + predicate + " " + object + " .\n";
        out.write(line);
        bytes += line.length();
        triples++;
    }
}
