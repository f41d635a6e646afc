package selon.http.base;

import java.util.Locale;

/**
 * The language of a reader, and the choice between two texts by it.
 *
 * @param code {@code en} or {@code fr}
 */
public record PageLanguage(String code) {

    /** One of two wordings. */
    public String say(String english, String french) {
        return french() ? french : english;
    }

    /** A number of things; in French, 0 and 1 are singular. */
    public String count(long number, String english, String englishMany, String french, String frenchMany) {
        return number + " " + word(number, english, englishMany, french, frenchMany);
    }

    /** The word alone for a number of things. */
    public String word(long number, String english, String englishMany, String french, String frenchMany) {
        return french() ? number < 2 ? french : frenchMany : number == 1 ? english : englishMany;
    }

    /** The name of a language, by its tag. */
    public String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(Locale.forLanguageTag(code));
        return name.isEmpty() ? tag : name;
    }

    /** Whether it is French. */
    public boolean french() {
        return code.equals("fr");
    }

    /** The other language, for the switch. */
    public PageLanguage other() {
        return new PageLanguage(french() ? "en" : "fr");
    }
}
