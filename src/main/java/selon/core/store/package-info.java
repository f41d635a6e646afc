/**
 * The database and its changes: the Gate, the first load, backup, compaction, replay and verification. Nothing here
 * knows HTTP or a terminal. It calls the packages of {@code core} before it.
 */
package selon.core.store;
