/**
 * What every endpoint needs: the request's parameters and language, content negotiation, problems, answers, caches,
 * the frame of a page. No endpoint stands here. It calls {@code core} and {@code view}.
 */
package selon.http.base;
