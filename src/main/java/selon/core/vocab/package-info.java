/**
 * The words that everything else uses: namespaces, the ontology's terms as constants, the names of graphs, IRIs and
 * input as a person gives them, files inside the jar. It holds no triples and opens no database. It calls no other
 * package.
 */
package selon.core.vocab;
