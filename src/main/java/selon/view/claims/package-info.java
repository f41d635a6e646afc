/**
 * The values that pages show about claims: voices, stances, chains, standing and quotes, in the reader's language. They know
 * neither HTTP nor HTML: a template turns them into a page. This package depends on {@code core} only.
 */
package selon.view.claims;
