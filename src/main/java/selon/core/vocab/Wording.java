package selon.core.vocab;

import java.text.AttributedCharacterIterator;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The messages of the bundle {@code problems}, filled with arguments. */
final class Wording {

    private static final String BUNDLE = "selon.core.vocab.problems";
    /** English is the root of the bundle, so that no default locale gets between. */
    private static final Map<String, Locale> LOCALES = Map.of("en", Locale.ROOT, "fr", Locale.FRENCH);

    private Wording() {}

    /** A message without arguments, in a language ({@code en} or {@code fr}). */
    static String text(String key, String language) {
        return text(segments(key, language, List.of()));
    }

    /** The words of segments. */
    static String text(List<Segment> segments) {
        return segments.stream().map(Segment::text).collect(Collectors.joining());
    }

    /**
     * A message with its arguments told apart.
     *
     * @param arguments {@link Segment}s, collections of what is told one after the other, numbers, or whatever else is a text
     */
    static List<Segment> segments(String key, String language, List<?> arguments) {
        Locale locale = LOCALES.get(language);
        MessageFormat format = new MessageFormat(ResourceBundle.getBundle(BUNDLE, locale).getString(key), locale);
        AttributedCharacterIterator text = format.formatToCharacterIterator(values(format.getFormatsByArgumentIndex(), arguments));
        List<Segment> segments = new ArrayList<>();
        while (text.getIndex() < text.getEndIndex()) {
            Object argument = text.getAttribute(MessageFormat.Field.ARGUMENT);
            StringBuilder words = new StringBuilder();
            for (int end = text.getRunLimit(MessageFormat.Field.ARGUMENT); text.getIndex() < end; text.next()) {
                words.append(text.current());
            }
            segments.addAll(argument instanceof Integer index ? told(arguments.get(index), words.toString())
                    : List.of(new Segment(words.toString(), Segment.SegmentKind.WORDS)));
        }
        return segments;
    }

    /** The arguments as MessageFormat takes them: numbers only where the message chooses by them. */
    private static Object[] values(Format[] formats, List<?> arguments) {
        Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            boolean chosen = i < formats.length && formats[i] != null;
            values[i] = chosen ? arguments.get(i) : Wording.text(told(arguments.get(i), String.valueOf(arguments.get(i))));
        }
        return values;
    }

    private static List<Segment> told(Object argument, String words) {
        if (argument instanceof Segment segment) {
            return List.of(segment);
        }
        List<Segment> segments = new ArrayList<>();
        if (argument instanceof Collection<?> all) {
            for (Object one : all) {
                if (!segments.isEmpty()) {
                    segments.add(new Segment(", ", Segment.SegmentKind.WORDS));
                }
                segments.addAll(told(one, String.valueOf(one)));
            }
        } else {
            segments.add(new Segment(words, Segment.SegmentKind.WORDS));
        }
        return segments;
    }
}
