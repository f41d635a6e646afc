// An answer while it is collected.
package selon.http;

import java.util.Iterator;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;

/** Collects an answer whole before its status goes out, and ends the request where it gets too large. */
final class Collecting {

    private static final int AROUND_A_TERM = 16;

    private final Limits limits;
    private long rows;
    private long bytes;

    Collecting(Limits limits) {
        this.limits = limits;
    }

    /** All rows. */
    RowSet rows(RowSet set) {
        Iterator<Binding> counted = Iter.map(set, row -> {
            row.forEach((variable, term) -> count(term));
            return counted(row);
        });
        return RowSetStream.create(set.getResultVars(), counted).materialize();
    }

    /** A graph into which what is asked for is put. */
    Graph graph() {
        return new GraphWrapper(GraphFactory.createDefaultGraph()) {
            @Override
            public void add(Triple triple) {
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
