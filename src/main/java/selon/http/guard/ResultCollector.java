package selon.http.guard;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;

import selon.core.tdb.Deadline;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;
import selon.http.base.RequestLimits;

/**
 * Collects the rows or triples of an answer, counts them, and ends the request when there are too many. It remembers an error
 * in a row, which a writer of rows could mistake for the end. Only the thread of its query uses it.
 */
public final class ResultCollector {

    private static final int AROUND_A_TERM = 16;
    private static final int MOST_VARIABLES = 1000;
    /** With so many variables, looking for each in a row that was projected takes longer than copying the row. */
    private static final int WIDE = 16;

    private final RequestLimits limits;
    private long rows;
    private long bytes;
    private Optional<RuntimeException> failure = Optional.empty();

    public ResultCollector(RequestLimits limits) {
        this.limits = limits;
    }

    /** The rows, as they come. */
    public RowSet rows(RowSet set) {
        if (set.getResultVars().size() > MOST_VARIABLES) {
            throw ProblemException.of(ProblemType.TOO_MANY_VARIABLES, MOST_VARIABLES);
        }
        Iterator<Binding> rows = set.getResultVars().size() > WIDE ? Iter.map(set, ResultCollector::flat) : set;
        return RowSetStream.create(set.getResultVars(), new Iterator<>() {
            @Override
            public boolean hasNext() {
                return remembered(rows::hasNext);
            }

            @Override
            public Binding next() {
                return remembered(() -> counted(rows.next()));
            }
        });
    }

    private <T> T remembered(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Does what writes the rows. What went wrong with one of them is thrown, whatever was made of it. */
    public void watch(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException e) {
            throw failure.orElse(e);
        }
        failure.ifPresent(e -> {
            throw e;
        });
    }

    private Binding counted(Binding row) {
        row.forEach((variable, term) -> {
            bytes += variable.getVarName().length();
            count(term);
        });
        one();
        return row;
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
                Deadline.look();
                int before = size();
                super.add(triple);
                if (size() > before) {
                    count(triple.getSubject());
                    count(triple.getPredicate());
                    count(triple.getObject());
                    one();
                }
            }
        };
    }

    private void count(Node term) {
        bytes += AROUND_A_TERM + (term.isURI() ? term.getURI().length() : !term.isLiteral() ? 0 : term.getLiteralLexicalForm().length()
                + term.getLiteralLanguage().length() + term.getLiteralDatatypeURI().length());
    }

    private void one() {
        if (++rows > limits.mostRows()) {
            throw ProblemException.of(ProblemType.TOO_MANY_ROWS, limits.mostRows(), Segment.address("/dump.nt.gz"));
        }
        if (bytes > limits.largestResult()) {
            throw ProblemException.of(ProblemType.ANSWER_TOO_LARGE, limits.largestResult() >> 10, Segment.address("/dump.nt.gz"));
        }
    }
}
