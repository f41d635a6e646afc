/**
 * The values that pages show about deals and organisations: accounts, groups, timelines and networks. They know neither HTTP
 * nor HTML. This package depends on {@code core} and {@code view.claims}.
 */
package selon.view.deals;
