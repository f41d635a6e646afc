// What a query may compute.
package selon.http;

import java.util.List;
import java.util.function.UnaryOperator;

import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

/**
 * Bounds what the expressions of a query can take, wherever in it they stand: the steps of REGEX and REPLACE, the length of
 * texts, the size of numbers. A time-out is looked at between rows, and one expression can take longer than anybody lives.
 */
final class Bounded {

    private Bounded() {}

    /** Bounds all queries and updates of a context. */
    static void in(Context context) {
        RewriteFactory factory = own -> {
            Rewrite standard = Optimize.stdOptimizationFactory.create(own);
            return op -> standard.rewrite(rewritten(op, new Texts()));
        };
        context.set(ARQConstants.sysOptimizerFactory, factory);
    }

    private static Op rewritten(Op op, Texts texts) {
        return Transformer.transform(new Joining(texts), new Bounding(texts), op);
    }

    /** What GROUP_CONCAT joins is counted; the transformation of expressions passes aggregates by. */
    private static final class Joining extends TransformCopy {
        private final Texts texts;

        Joining(Texts texts) {
            this.texts = texts;
        }

        @Override
        public Op transform(OpGroup group, Op inner) {
            return OpGroup.create(inner, group.getGroupVars(), group.getAggregators().stream().map(this::counted).toList());
        }

        private ExprAggregator counted(ExprAggregator one) {
            Aggregator aggregator = one.getAggregator();
            return aggregator.getName().equals("GROUP_CONCAT") ? new ExprAggregator(one.getVar(),
                    aggregator.copy(checked(aggregator.getExprList(), texts::made))) : one;
        }
    }

    private static ExprList checked(ExprList args, UnaryOperator<NodeValue> check) {
        return new ExprList(args.getList().stream().map(arg -> (Expr) new Checked(arg, check)).toList());
    }

    private static final class Bounding extends ExprTransformCopy {
        private final Texts texts;

        Bounding(Texts texts) {
            this.texts = texts;
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            return function instanceof E_Regex ? BoundedRegex.regex(args)
                    : function instanceof E_StrReplace ? BoundedRegex.replace(args, texts)
                    : function instanceof E_StrConcat ? new Concat(args, texts)
                    : function instanceof E_Function cast && !cast.getFunctionIRI().equals(XSD.xstring.getURI())
                            ? function.copy(checked(args, Texts::digits))
                    : super.transform(function, args);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr one, Expr other) {
            boolean calculates = function instanceof E_Multiply || function instanceof E_Add || function instanceof E_Subtract
                    || function instanceof E_Divide;
            return calculates ? new Checked(function.copy(new Checked(one, Texts::number), new Checked(other, Texts::number)), Texts::number)
                    : function instanceof E_StrDatatype ? function.copy(new Checked(one, Texts::digits), other)
                    : function instanceof E_StrLang ? function.copy(one, new Checked(other, Texts::language))
                    : super.transform(function, one, other);
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr arg) {
            return function instanceof E_StrEncodeForURI ? new Checked(function.copy(arg), texts::made) : super.transform(function, arg);
        }
    }

    /** An expression whose value is looked at before it is used. */
    private static final class Checked extends ExprFunction1 {
        private final UnaryOperator<NodeValue> check;

        Checked(Expr inner, UnaryOperator<NodeValue> check) {
            super(inner, "checked");
            this.check = check;
        }

        @Override
        public NodeValue eval(NodeValue value) {
            return check.apply(value);
        }

        @Override
        public Expr copy(Expr inner) {
            return new Checked(inner, check);
        }
    }

    private static final class Concat extends E_StrConcat {
        private final Texts texts;

        Concat(ExprList args, Texts texts) {
            super(args);
            this.texts = texts;
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            texts.made(args.stream().mapToLong(Texts::length).sum());
            return super.eval(args);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Concat(args, texts);
        }
    }
}
