/**
 * What happens around every request: limits, headers, compression, the cache of answers, metrics. What one address
 * answers belongs to its endpoint. It calls {@code core} and {@code http.base}.
 */
package selon.http.filter;
