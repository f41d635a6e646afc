package selon.http.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prometheus' text format 0.0.4, read without the library that wrote it.
 *
 * @param types   the type of each family of numbers
 * @param samples the numbers, in their order
 */
record PrometheusText(Map<String, String> types, List<Sample> samples) {

    private static final String LABEL = "[a-zA-Z_]\\w*=\"(?:[^\"\\\\]|\\\\[\\\\n\"])*\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{((?:" + LABEL + ",?)*)})? (\\S+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:][\\w:]*) (counter|gauge|histogram|summary|untyped)");

    /** A number of a name and labels, which are as they were written. */
    record Sample(String name, List<String> labels, double value) {

        private String seriesBut(String label) {
            return name.replaceFirst("_(bucket|count|sum)$", "") + labels.stream().filter(one -> !one.startsWith(label + "="))
                    .collect(Collectors.joining(","));
        }

        private double bound() {
            return labels.stream().filter(one -> one.startsWith("le=")).map(one -> one.substring(4, one.length() - 1))
                    .mapToDouble(PrometheusText::number).findFirst().orElseThrow();
        }
    }

    /** Reads a text, of which every line must be right. */
    static PrometheusText of(String text) {
        Map<String, String> types = new TreeMap<>();
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                assertEquals(null, types.put(type.group(1), type.group(2)), "told once: " + line);
            } else if (sample.matches()) {
                List<String> labels = sample.group(2) == null ? List.of()
                        : Pattern.compile(LABEL).matcher(sample.group(2)).results().map(found -> found.group()).toList();
                samples.add(new Sample(sample.group(1), labels, number(sample.group(3))));
            } else {
                assertTrue(line.startsWith("# HELP "), line);
            }
        }
        return new PrometheusText(types, samples);
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** The sum of the numbers of a name with all of some labels, given whole or from their beginning. */
    double sum(String name, String... labels) {
        return samples.stream().filter(sample -> sample.name.equals(name))
                .filter(sample -> List.of(labels).stream().allMatch(label -> sample.labels.stream().anyMatch(one -> one.startsWith(label))))
                .mapToDouble(Sample::value).sum();
    }

    /** Sees that each number has a type, and that a histogram's buckets grow up to its count. */
    void assertSound() {
        assertTrue(samples.size() > 50, samples.size() + " numbers");
        samples.forEach(sample -> assertTrue(types.containsKey(sample.name)
                || types.containsKey(sample.name.replaceFirst("_(bucket|count|sum|max)$", "")), sample + " has a type"));
        Map<String, List<Sample>> histograms = samples.stream().filter(sample -> sample.name.endsWith("_bucket"))
                .collect(Collectors.groupingBy(sample -> sample.seriesBut("le")));
        assertTrue(histograms.size() > 1, histograms.keySet().toString());
        histograms.forEach((series, buckets) -> {
            for (int i = 1; i < buckets.size(); i++) {
                assertTrue(buckets.get(i).bound() > buckets.get(i - 1).bound()
                        && buckets.get(i).value >= buckets.get(i - 1).value, series);
            }
            Sample last = buckets.get(buckets.size() - 1);
            assertEquals(Double.POSITIVE_INFINITY, last.bound(), series);
            assertEquals(last.value, samples.stream().filter(sample -> sample.name.endsWith("_count")
                    && sample.seriesBut("le").equals(series)).mapToDouble(Sample::value).findFirst().orElseThrow(), series);
        });
    }
}
