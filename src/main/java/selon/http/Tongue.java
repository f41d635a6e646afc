// The reader's language.
package selon.http;

/**
 * Says things in the language of whoever reads.
 *
 * @param code {@code en} or {@code fr}
 */
public record Tongue(String code) {

    /** One of two wordings. */
    public String say(String english, String french) {
        return french() ? french : english;
    }

    /** A number of things; in French, 0 and 1 are singular. */
    public String count(long number, String english, String englishMany, String french, String frenchMany) {
        return number + " " + (french() ? number < 2 ? french : frenchMany : number == 1 ? english : englishMany);
    }

    /** Whether it is French. */
    public boolean french() {
        return code.equals("fr");
    }

    /** The other language, for the switch. */
    public Tongue other() {
        return new Tongue(french() ? "en" : "fr");
    }
}
