/**
 * Things by their names: how names are normalised, indexed and searched. The one package that knows how Lucene keeps
 * them. How sure a match is belongs in {@code names.match}. It calls {@code core}.
 */
package selon.names.index;
