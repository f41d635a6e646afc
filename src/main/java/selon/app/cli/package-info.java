/**
 * The command line: a class for each verb, and the options and the output that verbs share. The work itself belongs in
 * the packages below. It calls everything.
 */
package selon.app.cli;
