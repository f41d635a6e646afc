/**
 * The named queries as pages, as an API and as OpenAPI, and the SPARQL editor. A query's header is read in {@code
 * core.query}. It calls everything but the pages after it and {@code app}.
 */
package selon.pages.questions;
