/**
 * Things of two sources that may be one: the pairs, the evidence, and the merge when a person has agreed. How alike
 * two names are is measured in {@code names}. It calls {@code core}, {@code names} and {@code intake.run}.
 */
package selon.intake.link;
