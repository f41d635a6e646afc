/**
 * The command line: one class for each verb, and the options and output that verbs share. What a verb does belongs in
 * the packages below. It calls everything.
 */
package selon.app.cli;
