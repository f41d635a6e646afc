package selon.intake.recipe;

/**
 * A part of an entity that is refused, while the rest is taken.
 *
 * @param statement its last name, such as {@code Q95-00000001-AAAA-4AAA-8AAA-AAAAAAAAAAAA}
 * @param why       a sentence
 */
public record RejectedStatement(String statement, String why) {}
