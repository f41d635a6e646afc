package selon.names.index;

import com.ibm.icu.text.Transliterator;

/** Writes what is in Cyrillic, Greek, Arabic, Han or any other script in Latin letters without accents (UTS 35, transforms). */
final class Transliteration {

    private static final Transliterator TO_LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private Transliteration() {}

    /** A text in Latin letters. */
    static String of(String text) {
        return TO_LATIN.transliterate(text);
    }
}
