package selon.http.guard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

import selon.core.tdb.Deadline;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;

/**
 * REGEX and REPLACE in a time linear in the text and the pattern, by RE2/J. Java's matcher, which Jena uses, can take
 * exponential time, and a time-out doesn't stop it. The patterns are those of XPath 3.1 Functions, section 5.6, without
 * back-references.
 */
final class LinearRegex {

    private static final String FLAGS = "smixq";
    /** What repeats repetitions is copied as often, before RE2/J looks at a text. */
    private static final double LARGEST = 50_000;
    private static final int DEEPEST = 1_000;
    /** An escape, a class, a count, or a character. */
    private static final Pattern TOKEN = Pattern.compile("\\\\.|\\[(?:\\\\.|[^\\[\\]\\\\])*\\]|\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}|.", Pattern.DOTALL);
    /** XPath 3.1 Functions, section 5.6.4: what may replace a match. */
    private static final Pattern REPLACEMENT = Pattern.compile("(?:[^$\\\\]|\\\\[$\\\\]|\\$[0-9])*", Pattern.DOTALL);
    private static final Set<String> IN_GROUPS = Set.of("invalid or unsupported Perl syntax", "invalid named capture");

    private LinearRegex() {}

    /** REGEX in linear time. */
    static Expr regex(ExprList args) {
        refuse(args, 2);
        return new Regex(args);
    }

    /** REPLACE in linear time; {@code texts} limits what it makes. */
    static Expr replace(ExprList args, StringBudget texts) {
        refuse(args, 3);
        return new Replace(args, texts);
    }

    /** Refuses what the query itself says before there are rows: Jena's filters take what is thrown at a row for false. */
    private static void refuse(ExprList args, int flags) {
        List<Expr> said = args.getList().subList(flags, args.size());
        if (args.get(1).isConstant() && said.stream().allMatch(Expr::isConstant)) {
            try {
                new Compiled().matcher(NodeFactory.createLiteralString(""), args.get(1).getConstant(),
                        said.stream().map(Expr::getConstant).toList());
            } catch (ExprEvalException noPattern) {
                return; // It has no value, in any row.
            }
        }
    }

    private static final class Regex extends ExprFunctionN {
        private final Compiled compiled = new Compiled();

        Regex(ExprList args) {
            super("regex", args);
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            Node text = NodeValueOps.checkAndGetStringLiteral("REGEX", args.get(0));
            return NodeValue.makeBoolean(compiled.matcher(text, args.get(1), args.subList(2, args.size())).find());
        }

        @Override
        public Expr copy(ExprList args) {
            return new Regex(args);
        }
    }

    private static final class Replace extends ExprFunctionN {
        private final Compiled compiled = new Compiled();
        private final StringBudget texts;

        Replace(ExprList args, StringBudget texts) {
            super("replace", args);
            this.texts = texts;
        }

        @Override
        public NodeValue eval(List<NodeValue> args) {
            Node text = NodeValueOps.checkAndGetStringLiteral("REPLACE", args.get(0));
            String by = NodeValueOps.checkAndGetStringLiteral("REPLACE", args.get(2)).getLiteralLexicalForm();
            Matcher matcher = compiled.matcher(text, args.get(1), args.subList(3, args.size()));
            if (!compiled.literal && !REPLACEMENT.matches(by)) {
                throw new ExprEvalException("REPLACE: a dollar sign is followed by a digit, or written \\$: " + by);
            }
            StringBuilder made = new StringBuilder();
            int last = -1;
            try {
                while (matcher.find()) {
                    if (matcher.end() > last) { // The empty match at the end of another is none.
                        matcher.appendReplacement(made, compiled.literal ? Matcher.quoteReplacement(by) : by);
                        StringBudget.check(made.length());
                    }
                    last = matcher.end();
                }
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new ExprEvalException("REPLACE: there is no such group: " + by, e);
            }
            String whole = last < 0 ? text.getLiteralLexicalForm() : matcher.appendTail(made).toString();
            return texts.made(whole.equals(text.getLiteralLexicalForm()) ? args.get(0) : like(text, whole));
        }

        private static NodeValue like(Node text, String made) {
            String language = text.getLiteralLanguage();
            return language.isEmpty() ? NodeValue.makeString(made)
                    : text.getLiteralBaseDirection() == null ? NodeValue.makeLangString(made, language)
                    : NodeValue.makeDirLangString(made, language, text.getLiteralBaseDirection());
        }

        @Override
        public Expr copy(ExprList args) {
            return new Replace(args, texts);
        }
    }

    /** The pattern of the row before, since most are the same in all rows; one query uses it, in one thread. */
    private static final class Compiled {
        private String source = "";
        private String flags = "";
        private Pattern pattern = Pattern.compile("");
        private boolean literal;

        Matcher matcher(Node text, NodeValue pattern, List<NodeValue> options) {
            if (!pattern.isString() || !options.stream().allMatch(NodeValue::isString)) {
                throw new ExprEvalException("A pattern and its flags are plain strings");
            }
            use(pattern.getString(), options.isEmpty() ? "" : options.get(0).getString());
            return this.pattern.matcher(new Watched(text.getLiteralLexicalForm()));
        }

        private void use(String source, String flags) {
            if (!source.equals(this.source) || !flags.equals(this.flags)) {
                this.pattern = compile(source, flags);
                this.literal = flags.indexOf('q') >= 0;
                this.source = source;
                this.flags = flags;
            }
        }
    }

    /** A pattern as RE2/J takes it. */
    static Pattern compile(String source, String flags) {
        if (!flags.chars().allMatch(flag -> FLAGS.indexOf(flag) >= 0)) {
            throw new ExprEvalException("Flags are of " + FLAGS + ": " + flags);
        }
        StringBudget.check(source.length());
        boolean literal = flags.indexOf('q') >= 0;
        int options = (flags.indexOf('i') >= 0 ? Pattern.CASE_INSENSITIVE : 0) | (flags.indexOf('m') >= 0 ? Pattern.MULTILINE : 0)
                | (flags.indexOf('s') >= 0 ? Pattern.DOTALL : 0);
        try {
            return Pattern.compile(literal ? Pattern.quote(source)
                    : plain(flags.indexOf('x') >= 0 ? withoutBlanks(source) : source, flags.indexOf('s') >= 0), options);
        } catch (PatternSyntaxException e) {
            throw IN_GROUPS.contains(e.getDescription()) ? untaken(source)
                    : new ExprEvalException("No regular expression: " + e.getMessage(), e);
        }
    }

    private static String withoutBlanks(String source) {
        StringBuilder plain = new StringBuilder();
        for (Matcher token = TOKEN.matcher(source); token.find();) {
            plain.append(token.group().strip());
        }
        return plain.toString();
    }

    /** A pattern that is not too large, whose dots leave out both ends of a line; RE2/J's leave out one. */
    private static String plain(String source, boolean all) {
        StringBuilder plain = new StringBuilder();
        Deque<Double> around = new ArrayDeque<>();
        double size = 0;
        double last = 0;
        for (Matcher token = TOKEN.matcher(source); token.find();) {
            String sign = token.group();
            boolean back = sign.length() == 2 && sign.charAt(0) == '\\' && "123456789k".indexOf(sign.charAt(1)) >= 0;
            if (back || sign.equals("[") && source.indexOf(']', token.end()) > 0) {
                throw untaken(source);
            }
            if (sign.equals("(")) {
                around.push(size);
                size = 0;
            } else if (sign.equals(")") && !around.isEmpty()) {
                last = size;
                size += around.pop();
            } else {
                double times = token.group(1) == null ? 0 : Math.max(count(token.group(1)), count(token.group(2)));
                last = times > 0 ? last * times : sign.length();
                size += last;
            }
            if (size > LARGEST || around.size() > DEEPEST) {
                throw ProblemException.of(ProblemType.REGEX_TOO_LARGE);
            }
            plain.append(sign.equals(".") && !all ? "[^\\n\\r]" : sign);
        }
        return plain.toString();
    }

    private static double count(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private static RuntimeException untaken(String source) {
        return ProblemException.of(ProblemType.REGEX_NOT_LINEAR, source);
    }

    /** A text, whose reading ends when time is up. */
    private record Watched(String text) implements CharSequence {
        private static final int READS = 64;

        @Override
        public char charAt(int index) {
            if (index % READS == 0) {
                Deadline.look();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
