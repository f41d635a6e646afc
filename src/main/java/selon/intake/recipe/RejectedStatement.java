package selon.intake.recipe;

/**
 * A statement that is refused while the rest of its entity is accepted.
 *
 * @param statement the last part of its IRI, such as {@code Q95-00000001-AAAA-4AAA-8AAA-AAAAAAAAAAAA}
 * @param why       the reason, a sentence
 */
public record RejectedStatement(String statement, String why) {}
