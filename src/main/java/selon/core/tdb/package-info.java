/**
 * TDB2 as Selon needs it: one store that can be exchanged while it is read, views with changes laid over them, time
 * limits within a query, and the cures for what TDB2 gets wrong. Each cure names its bug and what will remove it. What
 * a change means belongs above. It calls {@code core.vocab}.
 */
package selon.core.tdb;
