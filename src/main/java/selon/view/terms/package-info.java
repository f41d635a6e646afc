/**
 * What a page says of the ontology, the rules, the motives and the forms that are drawn from the shapes. No HTTP and
 * no HTML. It calls {@code core} and the packages of {@code view} before it.
 */
package selon.view.terms;
