package selon.app.cli;

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

import selon.core.vocab.InputException;
import selon.core.vocab.Prefixes;

/** Writes query results in the formats of the command line. */
final class ResultPrinter {

    /** The output formats. */
    enum OutputFormat {
        /** A table for people; Turtle for a graph. */
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

        OutputFormat(Lang rows, Lang graph) {
            this.rows = rows;
            this.graph = graph;
        }
    }

    private ResultPrinter() {}

    /**
     * Runs a query and writes its result.
     *
     * @param execution the query
     * @param format the format
     * @param out the output
     * @throws InputException when the format can't express this kind of result
     */
    static void write(QueryExec execution, OutputFormat format, PrintStream out) {
        Query query = execution.getQuery();
        if (query.isAskType()) {
            writeBoolean(execution.ask(), format, out);
        } else if (query.isSelectType()) {
            writeRows(execution.select(), format, out);
        } else {
            if (format.graph == null) {
                throw new InputException("This query makes a graph: take --format ttl, json or xml, not " + format + ".");
            }
            Graph graph = query.isDescribeType() ? execution.describe() : execution.construct();
            graph.getPrefixMapping().setNsPrefixes(Prefixes.ALL);
            RDFWriter.source(graph).lang(format.graph).output(out);
        }
    }

    private static void writeBoolean(boolean answer, OutputFormat format, PrintStream out) {
        if (format == OutputFormat.table) {
            out.println(answer);
        } else {
            ResultSetFormatter.output(out, answer, rows(format));
        }
    }

    private static void writeRows(RowSet rows, OutputFormat format, PrintStream out) {
        if (format == OutputFormat.table) {
            ResultTable.print(rows, out);
        } else {
            ResultSetFormatter.output(out, ResultSet.adapt(rows), rows(format));
        }
    }

    private static Lang rows(OutputFormat format) {
        if (format.rows == null) {
            throw new InputException("This query makes no graph: take --format table, csv, tsv, json or xml, not " + format
                    + ".");
        }
        return format.rows;
    }
}
