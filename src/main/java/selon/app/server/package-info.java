/**
 * The server: the one place that builds, connects, mounts and starts the parts. It has no behaviour of its own. It
 * calls everything except {@code app.cli}.
 */
package selon.app.server;
