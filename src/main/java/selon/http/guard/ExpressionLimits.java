package selon.http.guard;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.Rewrite;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_DateTimeDay;
import org.apache.jena.sparql.expr.E_DateTimeHours;
import org.apache.jena.sparql.expr.E_DateTimeMinutes;
import org.apache.jena.sparql.expr.E_DateTimeMonth;
import org.apache.jena.sparql.expr.E_DateTimeSeconds;
import org.apache.jena.sparql.expr.E_DateTimeTZ;
import org.apache.jena.sparql.expr.E_DateTimeTimezone;
import org.apache.jena.sparql.expr.E_DateTimeYear;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_MD5;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_SHA1;
import org.apache.jena.sparql.expr.E_SHA224;
import org.apache.jena.sparql.expr.E_SHA256;
import org.apache.jena.sparql.expr.E_SHA384;
import org.apache.jena.sparql.expr.E_SHA512;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrEndsWith;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLength;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrStartsWith;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.E_URI;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

import selon.core.tdb.Deadline;

/**
 * Bounds the cost of a query's expressions, wherever they stand: the length of texts and the size of numbers. REGEX and REPLACE
 * go to {@link LinearRegex}. A time-out is checked between rows only, so one unbounded expression could run for ever.
 */
public final class ExpressionLimits {

    private static final Set<Class<?>> SEARCHES = Set.of(E_StrContains.class, E_StrBefore.class, E_StrAfter.class);
    /** They read all of a text, and some make another of it. */
    private static final Set<Class<?>> OF_TEXTS = Set.of(E_StrUpperCase.class, E_StrLowerCase.class, E_IRI.class, E_URI.class,
            E_StrLength.class, E_StrStartsWith.class, E_StrEndsWith.class, E_MD5.class, E_SHA1.class, E_SHA224.class, E_SHA256.class,
            E_SHA384.class, E_SHA512.class);
    private static final Set<Class<?>> PARTS = Set.of(E_DateTimeYear.class, E_DateTimeMonth.class, E_DateTimeDay.class,
            E_DateTimeHours.class, E_DateTimeMinutes.class, E_DateTimeSeconds.class, E_DateTimeTimezone.class, E_DateTimeTZ.class);

    private ExpressionLimits() {}

    /** Bounds all queries and updates of a context. */
    public static void in(Context context) {
        RewriteFactory factory = own -> {
            Rewrite standard = Optimize.stdOptimizationFactory.create(own);
            return op -> standard.rewrite(rewritten(op, new StringBudget()));
        };
        context.set(ARQConstants.sysOptimizerFactory, factory);
    }

    private static Op rewritten(Op op, StringBudget texts) {
        return Transformer.transform(new Joining(texts), new Bounding(texts), op);
    }

    /** What GROUP_CONCAT joins is counted, and what is sorted by timed; the transformation of expressions passes aggregates by. */
    private static final class Joining extends TransformCopy {
        private final StringBudget texts;

        Joining(StringBudget texts) {
            this.texts = texts;
        }

        @Override
        public Op transform(OpGroup group, Op inner) {
            return OpGroup.create(inner, group.getGroupVars(), group.getAggregators().stream().map(this::counted).toList());
        }

        /** A sort looks at no time once it has its rows. */
        @Override
        public Op transform(OpOrder order, Op inner) {
            return new OpOrder(inner, order.getConditions().stream()
                    .map(one -> new SortCondition(new Checked(one.getExpression()), one.getDirection())).toList());
        }

        private ExprAggregator counted(ExprAggregator one) {
            Aggregator aggregator = one.getAggregator();
            return aggregator.getName().equals("GROUP_CONCAT") ? new ExprAggregator(one.getVar(),
                    aggregator.copy(checked(aggregator.getExprList(), text -> {
                        texts.made(StringBudget.length(text) + separator(aggregator));
                        return text;
                    }))) : one;
        }

        private static int separator(Aggregator aggregator) {
            String separator = aggregator instanceof AggGroupConcat all ? all.getSeparator() : ((AggGroupConcatDistinct) aggregator).getSeparator();
            return separator == null ? 1 : separator.length();
        }
    }

    private static ExprList checked(ExprList args, UnaryOperator<NodeValue> check) {
        return new ExprList(args.getList().stream().map(arg -> (Expr) new Checked(arg, check)).toList());
    }

    private static final class Bounding extends ExprTransformCopy {
        private final StringBudget texts;

        Bounding(StringBudget texts) {
            this.texts = texts;
        }

        @Override
        public Expr transform(ExprFunctionN function, ExprList args) {
            return function instanceof E_Regex ? new Checked(LinearRegex.regex(args))
                    : function instanceof E_StrReplace ? new Checked(LinearRegex.replace(args, texts))
                    : function instanceof E_StrConcat ? new Concat(args, texts)
                    : function instanceof E_StrSubstring ? new Checked(function.copy(args), texts::derived)
                    : function instanceof E_Function cast && !cast.getFunctionIRI().equals(XSD.xstring.getURI())
                            ? function.copy(checked(args, StringBudget::digits))
                    : super.transform(function, args);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr one, Expr other) {
            boolean calculates = function instanceof E_Multiply || function instanceof E_Add || function instanceof E_Subtract
                    || function instanceof E_Divide;
            return calculates ? new Checked(function.copy(new Checked(one, StringBudget::number), new Checked(other, StringBudget::number)), StringBudget::number)
                    : function instanceof E_StrDatatype ? function.copy(new Checked(one, StringBudget::digits), other)
                    : function instanceof E_StrLang ? function.copy(one, new Checked(other, StringBudget::language))
                    : SEARCHES.contains(function.getClass()) ? new Search(function, one, other, texts)
                    : OF_TEXTS.contains(function.getClass()) ? new Checked(function.copy(one, other))
                    : super.transform(function, one, other);
        }

        @Override
        public Expr transform(ExprFunction1 function, Expr arg) {
            return function instanceof E_StrEncodeForURI ? new Checked(function.copy(arg), texts::made)
                    : OF_TEXTS.contains(function.getClass()) ? new Checked(function.copy(arg), texts::derived)
                    : PARTS.contains(function.getClass()) ? new Checked(function.copy(arg))
                    : super.transform(function, arg);
        }
    }

    /**
     * An expression that is not begun where time is up, and whose value is looked at before it is used; where Jena 6.2.0 stumbles
     * over what it is given, it has none (SPARQL 1.1, section 17.2).
     */
    private static final class Checked extends ExprFunction1 {
        private final UnaryOperator<NodeValue> check;

        Checked(Expr inner) {
            this(inner, UnaryOperator.identity());
        }

        Checked(Expr inner, UnaryOperator<NodeValue> check) {
            super(inner, "checked");
            this.check = check;
        }

        @Override
        public NodeValue evalSpecial(Binding row, FunctionEnv env) {
            Deadline.look();
            return check.apply(value(row, env));
        }

        private NodeValue value(Binding row, FunctionEnv env) {
            try {
                return getArg().eval(row, env);
            } catch (ExprEvalException | QueryCancelledException none) {
                throw none;
            } catch (ExprException | Node.NotLiteral | IllegalArgumentException | IllegalStateException | ArithmeticException
                    | IndexOutOfBoundsException e) {
                throw new ExprEvalException(e.getMessage(), e);
            }
        }

        /** Asked of a constant while a query is planned, which would be looked at once and not for each row. */
        @Override
        public NodeValue eval(NodeValue value) {
            throw new ExprEvalException("Not before there are rows");
        }

        @Override
        public Expr copy(Expr inner) {
            return new Checked(inner, check);
        }
    }

    private static final class Search extends ExprFunction2 {
        private final ExprFunction2 function;
        private final StringBudget texts;

        Search(ExprFunction2 function, Expr text, Expr what, StringBudget texts) {
            super(text, what, "search");
            this.function = function;
            this.texts = texts;
        }

        @Override
        public NodeValue eval(NodeValue text, NodeValue what) {
            Deadline.look();
            StringBudget.search(text, what);
            return texts.derived(function.eval(text, what));
        }

        @Override
        public Expr copy(Expr text, Expr what) {
            return new Search(function, text, what, texts);
        }
    }

    private static final class Concat extends E_StrConcat {
        private final StringBudget texts;

        Concat(ExprList args, StringBudget texts) {
            super(args);
            this.texts = texts;
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            texts.made(args.stream().mapToLong(StringBudget::length).sum());
            return super.eval(args);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Concat(args, texts);
        }
    }
}
