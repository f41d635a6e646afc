/**
 * The server: one place where the parts are built, joined, mounted and started. No behaviour stands here. It calls
 * everything but {@code app.cli}.
 */
package selon.app.server;
