/**
 * Things from two sources that may be one: candidate pairs, their evidence, and the merge after a person's decision. The
 * similarity of names is measured in {@code names}.
 */
package selon.intake.link;
