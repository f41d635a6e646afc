package selon.http.guard;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;

import selon.core.tdb.Deadline;

/**
 * REGEX and REPLACE that give up after so many steps. Java's matcher can need more steps than there are atoms, and a
 * time-out does not reach it; in an update it would keep everybody from writing.
 */
final class BoundedRegex {

    private static final long MOST_READS = 5_000_000;
    private static final double MOST_TURNS = 5e7;
    private static final Pattern AT_LEAST = Pattern.compile("\\{(\\d{1,300})");
    /** With the flag x, Java reads {9 9} as {99}; what stands between may be a comment too. */
    private static final Pattern APART = Pattern.compile("\\{(?!\\d+(,\\d*)?})[\\s#\\d]");
    /** As Java takes them within a pattern; XPath, whose patterns these are, has none there. */
    private static final Pattern OWN_FLAGS = Pattern.compile("\\(\\?[a-zA-Z-]*x");

    private BoundedRegex() {}

    /** REGEX, bounded. */
    static Expr regex(ExprList args) {
        return new Regex(args);
    }

    /** REPLACE, bounded, with what it makes bounded too. */
    static Expr replace(ExprList args, StringBudget texts) {
        return new Replace(args, texts);
    }

    private static final class Regex extends E_Regex {
        Regex(ExprList args) {
            super(args.get(0), args.get(1), args.size() > 2 ? args.get(2) : null);
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            rehearse(args, args.size() > 2 ? args.get(2) : null, 1);
            return super.eval(args);
        }

        @Override
        public Expr copy(ExprList args) {
            return new Regex(args);
        }
    }

    private static final class Replace extends E_StrReplace {
        private final StringBudget texts;

        Replace(ExprList args, StringBudget texts) {
            super(args.get(0), args.get(1), args.get(2), args.size() > 3 ? args.get(3) : null);
            this.texts = texts;
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            long found = rehearse(args, args.size() > 3 ? args.get(3) : null, Integer.MAX_VALUE);
            StringBudget.check(found * StringBudget.length(args.get(2))); // $0 makes it longer still, by as much as was found.
            return texts.made(super.eval(args));
        }

        @Override
        public Expr copy(ExprList args) {
            return new Replace(args, texts);
        }
    }

    /** Matches on a text that counts how often it is read; what is no text or no pattern is left to the function. */
    private static long rehearse(List<NodeValue> args, NodeValue flags, int most) {
        long found = 0;
        if (args.get(0).isLiteral() && args.get(1).isString() && (flags == null || flags.isString())) {
            Deadline.look();
            String text = args.get(0).asString();
            String pattern = args.get(1).getString();
            if (turns(pattern) * (text.length() + 1) > MOST_TURNS) {
                throw new QueryCancelledException();
            }
            if (OWN_FLAGS.matcher(pattern).find() || flags != null && flags.getString().contains("x") && APART.matcher(pattern).find()) {
                throw new ExprEvalException("A repetition that is not counted: " + pattern);
            }
            Matcher matcher = RegexEngine.makePattern("REGEX", pattern, flags == null ? null : flags.getString())
                    .matcher(new Counting(text));
            while (found < most && matcher.find()) {
                found++;
            }
        }
        return found;
    }

    /** How often at least what stands innermost is looked for, were each repetition within all others; that of nothing reads nothing. */
    private static double turns(String pattern) {
        return AT_LEAST.matcher(pattern).results().mapToDouble(found -> Math.max(1, Double.parseDouble(found.group(1))))
                .reduce(1, (one, other) -> one * other);
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
