package selon.names.index;

import com.ibm.icu.text.Transliterator;

/** Transliterates Cyrillic, Greek, Arabic, Han or any other script to Latin letters without accents (UTS 35, transforms). */
final class Transliteration {

    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private Transliteration() {}

    /** The text in lower-case Latin letters without accents. */
    static String of(String text) {
        return TO_LATIN.transliterate(text);
    }
}
