package selon.http.guard;

import java.util.Iterator;
import java.util.concurrent.TimeUnit;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;

import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.RequestLimits;

/** Collects an answer whole before its status goes out, and ends the request where it gets too large. */
public final class ResultCollector {

    private static final int AROUND_A_TERM = 16;
    private static final int MOST_VARIABLES = 1000;
    /** With so many variables, looking for each in a row that was projected takes longer than copying the row. */
    private static final int WIDE = 16;

    private final RequestLimits limits;
    private final long end;
    private long rows;
    private long bytes;

    public ResultCollector(RequestLimits limits) {
        this.limits = limits;
        this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.timeoutSeconds());
    }

    /** All rows. */
    public RowSet rows(RowSet set) {
        if (set.getResultVars().size() > MOST_VARIABLES) {
            throw ProblemType.TOO_MANY_VARIABLES.with(MOST_VARIABLES);
        }
        Iterator<Binding> rows = set.getResultVars().size() > WIDE ? Iter.map(set, ResultCollector::flat) : set;
        Iterator<Binding> counted = Iter.map(rows, row -> {
            row.forEach((variable, term) -> {
                bytes += variable.getVarName().length();
                count(term);
            });
            return counted(row);
        });
        return RowSetStream.create(set.getResultVars(), counted).materialize();
    }

    private static Binding flat(Binding row) {
        BindingBuilder flat = Binding.builder();
        row.forEach(flat::add);
        return flat.build();
    }

    /** A graph into which what is asked for is put; a description looks at no time-out while it is made. */
    public Graph graph() {
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
        bytes += AROUND_A_TERM + (term.isURI() ? term.getURI().length() : !term.isLiteral() ? 0 : term.getLiteralLexicalForm().length()
                + term.getLiteralLanguage().length() + term.getLiteralDatatypeURI().length());
    }

    private <T> T counted(T row) {
        if (++rows > limits.mostRows()) {
            throw ProblemType.TOO_MANY_ROWS.with(limits.mostRows(), Segment.address("/dump.nt.gz"));
        }
        if (bytes > limits.largestResult()) {
            throw ProblemType.ANSWER_TOO_LARGE.with(limits.largestResult() >> 10, Segment.address("/dump.nt.gz"));
        }
        return row;
    }
}
