/**
 * What a page says of claims: voices, stances, chains, standing, quotes, each as a value in the reader's language. No
 * HTTP and no HTML: a template turns these values into a page. It calls {@code core}.
 */
package selon.view.claims;
