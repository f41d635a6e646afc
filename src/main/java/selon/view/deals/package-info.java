/**
 * What a page says of deals and organisations: their accounts, groups, timelines and neighbours. No HTTP and no HTML.
 * It calls {@code core} and {@code view.claims}.
 */
package selon.view.deals;
