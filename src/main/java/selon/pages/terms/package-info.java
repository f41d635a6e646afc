/**
 * The pages and documents of the vocabularies: the ontology, the motives, the shapes, the hedges. What a page says is
 * put together in {@code view}. It calls everything but the pages after it and {@code app}.
 */
package selon.pages.terms;
