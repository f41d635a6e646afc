/**
 * The vocabulary that all other packages use: namespaces, the ontology's terms as constants, graph names, IRIs and text
 * that a person gives, and files in the jar. It holds no triples and opens no database. It calls no other package.
 */
package selon.core.vocab;
