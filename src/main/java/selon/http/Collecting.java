// An answer while it is collected.
package selon.http;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;

/** Collects an answer whole before its status goes out, and ends the request where it gets too large. */
final class Collecting {

    private static final int AROUND_A_TERM = 16;

    private final Limits limits;
    private final long end;
    private long rows;
    private long bytes;

    Collecting(Limits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.timeoutSeconds());
    }

    /** All rows. */
    RowSet rows(RowSet set) {
        Iterator<Binding> counted = Iter.map(set, row -> {
            row.forEach((variable, term) -> count(term));
            return counted(row);
        });
        return RowSetStream.create(set.getResultVars(), counted).materialize();
    }

    /** A graph into which what is asked for is put; a description looks at no time-out while it is made. */
    Graph graph() {
        return new GraphWrapper(GraphFactory.createDefaultGraph()) {
            @Override
            public void add(Triple triple) {
                if (System.nanoTime() > end) {
                    throw new QueryCancelledException();
                }
                int before = size();
                super.add(triple);
                if (size() > before) {
                    count(triple.getSubject());
                    count(triple.getPredicate());
                    count(triple.getObject());
                    counted(triple);
                }
            }
        };
    }

    private void count(Node term) {
        bytes += AROUND_A_TERM + (term.isLiteral() ? term.getLiteralLexicalForm().length() : term.isURI() ? term.getURI().length() : 0);
    }

    private <T> T counted(T row) {
        if (++rows > limits.mostRows()) {
            throw new Problem(413, "The answer has more than " + limits.mostRows() + " rows or triples. Ask for less with LIMIT, or take "
                    + "everything: /dump.nt.gz .").met();
        }
        if (bytes > limits.largestResult()) {
            throw new Problem(413, "The answer is larger than " + (limits.largestResult() >> 10) + " KiB. Ask for less with LIMIT, or "
                    + "take everything: /dump.nt.gz .").met();
        }
        return row;
    }
}
