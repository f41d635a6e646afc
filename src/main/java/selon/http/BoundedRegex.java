// Regular expressions that come to an end.
package selon.http;

import java.util.List;
import java.util.regex.Matcher;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.util.Context;

/**
 * REGEX and REPLACE that give up after so many steps. Java's matcher can need more steps than there are atoms, and a
 * time-out does not reach it; in an update it would keep everybody from writing.
 */
final class BoundedRegex {

    private static final long MOST_READS = 5_000_000;

    private BoundedRegex() {}

    /** Bounds all queries and updates of a context. */
    static void in(Context context) {
        RewriteFactory factory = own -> {
            Rewrite standard = Optimize.stdOptimizationFactory.create(own);
            return op -> standard.rewrite(Transformer.transform(new TransformCopy(), new Bounding(), op));
        };
        context.set(ARQConstants.sysOptimizerFactory, factory);
    }

    private static final class Bounding extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            return function instanceof E_Regex ? new Regex(args)
                    : function instanceof E_StrReplace ? new Replace(args)
                    : super.transform(function, args);
        }
    }

    private static final class Regex extends E_Regex {
        Regex(ExprList args) {
            super(args.get(0), args.get(1), args.size() > 2 ? args.get(2) : null);
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            rehearse(args, args.size() > 2 ? args.get(2) : null, false);
            return super.eval(args);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Regex(args);
        }
    }

    private static final class Replace extends E_StrReplace {
        Replace(ExprList args) {
            super(args.get(0), args.get(1), args.get(2), args.size() > 3 ? args.get(3) : null);
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            rehearse(args, args.size() > 3 ? args.get(3) : null, true);
            return super.eval(args);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Replace(args);
        }
    }

    /** Matches on a text that counts how often it is read; what is no text or no pattern is left to the function. */
    private static void rehearse(List<NodeValue> args, NodeValue flags, boolean all) {
        if (args.get(0).isLiteral() && args.get(1).isString() && (flags == null || flags.isString())) {
            Matcher matcher = RegexEngine.makePattern("REGEX", args.get(1).getString(),
                    flags == null ? null : flags.getString()).matcher(new Counting(args.get(0).asString()));
            while (matcher.find() && all) {
                continue;
            }
        }
    }

    private static final class Counting implements CharSequence {
        private final String text;
        private long reads;

        Counting(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new QueryCancelledException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }
    }
}
