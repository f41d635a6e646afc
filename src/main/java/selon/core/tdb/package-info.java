/**
 * TDB2 as Selon needs it: a store that can be exchanged while it is read, views with changes on top, time limits within
 * a query, and cures for the faults of TDB2. Each cure names its bug. What a change means belongs above. It calls
 * {@code core.vocab}.
 */
package selon.core.tdb;
