// A query's answer, printed.
package selon.cli;

import java.io.PrintStream;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.Query;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

import selon.store.Unreadable;

/** Writes answers in the formats of the command line. */
final class Answer {

    /** How an answer is written. */
    enum Format {
        /** For people, on a terminal. */
        table(null, Lang.TURTLE),
        /** SPARQL 1.1 results, comma-separated. */
        csv(ResultSetLang.RS_CSV, null),
        /** SPARQL 1.1 results, tab-separated. */
        tsv(ResultSetLang.RS_TSV, null),
        /** SPARQL 1.1 results, or JSON-LD for a graph. */
        json(ResultSetLang.RS_JSON, Lang.JSONLD),
        /** SPARQL 1.1 results, or RDF/XML for a graph. */
        xml(ResultSetLang.RS_XML, Lang.RDFXML),
        /** Turtle, for a graph. */
        ttl(null, Lang.TURTLE);

        private final Lang rows;
        private final Lang graph;

        Format(Lang rows, Lang graph) {
            this.rows = rows;
            this.graph = graph;
        }
    }

    private Answer() {}

    /**
     * Runs a query and writes its answer.
     *
     * @throws Unreadable when the answer can't be had in the format
     */
    static void write(QueryExec execution, Format format, PrintStream out) {
        Query query = execution.getQuery();
        if (query.isAskType()) {
            out.println(execution.ask());
        } else if (query.isSelectType()) {
            writeRows(execution.select(), format, out);
        } else {
            Graph graph = query.isDescribeType() ? execution.describe() : execution.construct();
            if (format.graph == null) {
                throw new Unreadable("This query makes a graph: take --format ttl, json or xml, not " + format + ".");
            }
            graph.getPrefixMapping().setNsPrefixes(selon.vocab.Namespaces.PREFIXES);
            RDFWriter.source(graph).lang(format.graph).output(out);
        }
    }

    private static void writeRows(RowSet rows, Format format, PrintStream out) {
        if (format == Format.table) {
            Table.print(rows, out);
        } else if (format.rows == null) {
            throw new Unreadable("This query makes rows: take --format table, csv, tsv, json or xml, not " + format
                    + ".");
        } else {
            ResultSetFormatter.output(out, ResultSet.adapt(rows), format.rows);
        }
    }
}
