package selon.pages.questions;

import java.util.List;
import java.util.Optional;

import org.apache.jena.graph.Node;

import selon.core.query.NamedQuery;
import selon.core.query.QueryParameter;
import selon.http.base.PageContext;
import selon.view.claims.LabelledThing;

/**
 * A question with its form, and with its answer when it was asked.
 *
 * @param question the question
 * @param fields   its form
 * @param wrong    what is wrong with what was given, where it concerns no field
 * @param limit    how many rows were asked for, or empty
 * @param answer   the answer
 * @param forms    the same answer in other forms
 * @param asked    the parameters of this address, for a command
 */
public record QuestionView(NamedQuery question, List<ParameterField> fields, Optional<String> wrong, String limit, Optional<AnswerTable> answer,
                           List<PageContext.PageLink> forms, List<String> asked) {

    /**
     * A field of the form.
     *
     * @param parameter what it is for
     * @param value     what stands in it
     * @param wrong     what is wrong with that
     */
    public record ParameterField(QueryParameter parameter, String value, Optional<String> wrong) {

        /** The kind of input that a browser shows. */
        public String type() {
            return switch (parameter.type()) {
                case DATE -> "date";
                case INTEGER -> "number";
                default -> "text";
            };
        }
    }

    /**
     * An answer.
     *
     * @param columns the names of the columns
     * @param rows    the rows, each as long as there are columns
     * @param from    the number of the first row, from 1
     * @param pages   links to other pages of it
     * @param verdict yes or no, where that was asked
     * @param turtle  the graph, where one was asked for
     */
    public record AnswerTable(List<String> columns, List<List<Cell>> rows, int from, List<PageContext.PageLink> pages, Optional<Boolean> verdict,
                         Optional<String> turtle) {

        /** The address of a page of it, by its relation to this one. */
        public Optional<String> page(String rel) {
            return pages.stream().filter(link -> link.rel().equals(rel)).map(PageContext.PageLink::href).findFirst();
        }
    }

    /**
     * A value in a table.
     *
     * @param named the term, with its name; nothing where the row has no value
     */
    public record Cell(Optional<LabelledThing> named) {

        private static final int SHORT = 10;
        private static final int LONG = 60;
        private static final int MIDDLING = 24;

        /** How it is set: a number, something short that is not to be broken, something long, or as it comes. */
        public String look() {
            int length = named.map(LabelledThing::words).orElse("").length();
            return named.map(LabelledThing::node).filter(Cell::isNumber).isPresent() ? "number" : length <= SHORT ? "short"
                    : length > LONG ? "long" : length > MIDDLING ? "middling" : null;
        }

        private static boolean isNumber(Node node) {
            return node.isLiteral() && node.getLiteralDatatypeURI().matches(".*#(integer|decimal|double)");
        }
    }
}
