/**
 * The values that pages show about the ontology, the rules, the motives and the forms. They know neither HTTP nor HTML. This
 * package depends on {@code core}, {@code view.claims} and {@code view.deals}.
 */
package selon.view.terms;
