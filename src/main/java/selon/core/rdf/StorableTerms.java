package selon.core.rdf;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.datatypes.xsd.impl.XSDAbstractDateTimeType;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.Checker;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;

import selon.core.vocab.IriArgument;
import selon.core.vocab.ProblemException;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;

/**
 * Checks that triples are RDF 1.1 and that the store returns their terms unchanged. A triple without a complaint can be
 * stored, exported and read again by {@link StrictReader}.
 */
public final class StorableTerms {

    private static final int LONGEST_BITS = 63;

    /** The most characters of a term. */
    private static final int LONGEST_TERM = 1 << 20;

    /** The most characters of a number or a time. */
    private static final int LONGEST_NUMBER = 2000;

    /** Characters that XML 1.0 forbids. A result in XML could not carry them. */
    private static final Pattern NOT_IN_XML = Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private StorableTerms() {}

    /** Why a triple can't be kept, or nothing. What is kept, exported and read again by {@link StrictReader} is read the same. */
    public static Optional<ProblemException> complaint(Triple triple) {
        return terms(triple).flatMap(term -> complaint(term).or(() -> malformed(term)).stream()).findFirst();
    }

    /** The same, for a triple whose IRIs and literals a parser has judged already. */
    static Optional<ProblemException> complaintOfParsed(Triple triple) {
        return terms(triple).flatMap(term -> complaint(term).stream()).findFirst();
    }

    private static Stream<Node> terms(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    /** An IRI that is relative or breaks the rules of its scheme (RFC 3987), or a literal that its datatype has no value for. */
    private static Optional<ProblemException> malformed(Node term) {
        if (!term.isURI() && !term.isLiteral()) {
            return Optional.empty();
        }
        String iri = term.isURI() ? term.getURI() : term.getLiteralDatatypeURI();
        if (IriArgument.read(iri).isEmpty()) {
            return Optional.of(ProblemException.of(ProblemType.IRI_INVALID, iri));
        }
        return term.isURI() ? Optional.empty() : malformedLiteral(term);
    }

    private static Optional<ProblemException> malformedLiteral(Node term) {
        try {
            Checker.check(term, new StrictErrorHandler(""), 0, 0);
            return Optional.empty();
        } catch (ProblemException complaint) {
            return Optional.of(ProblemException.of(ProblemType.LITERAL_INVALID, Segment.foreign(complaint.getMessage())));
        }
    }

    private static Optional<ProblemException> complaint(Node term) {
        if (term.isTripleTerm()) {
            return Optional.of(ProblemException.of(ProblemType.TRIPLE_TERM));
        }
        if (term.isURI() && term.getURI().startsWith(OfflineContexts.RELATIVE)) {
            return Optional.of(relative("Relative IRI: ", term.getURI()));
        }
        if (term.isLiteral() && term.getLiteralDatatypeURI().startsWith(OfflineContexts.RELATIVE)) {
            return Optional.of(relative("Relative IRI of a datatype: ", term.getLiteralDatatypeURI()));
        }
        if (!term.isLiteral()) {
            return term.isURI() && term.getURI().length() > LONGEST_TERM ? Optional.of(tooLong()) : Optional.empty();
        }
        if (term.getLiteralBaseDirection() != null) {
            return Optional.of(ProblemException.of(ProblemType.BASE_DIRECTION));
        }
        String text = term.getLiteralLexicalForm();
        if (text.length() > LONGEST_TERM) {
            return Optional.of(tooLong());
        }
        Optional<ProblemException> number = complaint(text, term.getLiteralDatatype());
        if (number.isPresent()) {
            return number;
        }
        Matcher strange = NOT_IN_XML.matcher(text);
        if (strange.find()) {
            return Optional.of(ProblemException.of(ProblemType.CHARACTER_NOT_TAKEN, "U+%04X".formatted(strange.group().codePointAt(0))));
        }
        boolean integer = term.getLiteralDatatype() instanceof XSDDatatype && term.getLiteral().isWellFormed()
                && term.getLiteralValue() instanceof BigInteger;
        return integer && ((BigInteger) term.getLiteralValue()).bitLength() > LONGEST_BITS
                ? Optional.of(ProblemException.of(ProblemType.INTEGER_TOO_LARGE))
                : Optional.empty();
    }

    private static ProblemException relative(String what, String iri) {
        return ProblemException.of(ProblemType.RELATIVE_IRI, Segment.foreign(what + iri.substring(OfflineContexts.RELATIVE.length())));
    }

    private static ProblemException tooLong() {
        return ProblemException.of(ProblemType.TERM_TOO_LONG, LONGEST_TERM);
    }

    private static ProblemException tooManyDigits() {
        return ProblemException.of(ProblemType.NUMBER_TOO_LONG, LONGEST_NUMBER);
    }

    /** Why a literal is not even to be looked at: the time that finding its value takes grows with the square of its digits. */
    static Optional<ProblemException> complaint(String text, RDFDatatype type) {
        boolean digits = type instanceof XSDAbstractDateTimeType || type instanceof XSDDatatype xsd && XSDFuncOp.isNumericDatatype(xsd);
        return digits && text.length() > LONGEST_NUMBER ? Optional.of(tooManyDigits()) : Optional.empty();
    }

    /** The same, for an update that is not parsed yet: a parser looks for the value of each number, quoted or not. */
    public static Optional<ProblemException> complaintOfUnparsed(String update) {
        int inARow = 0;
        for (int at = 0; at < update.length() && inARow <= LONGEST_NUMBER; at++) {
            char sign = update.charAt(at);
            inARow = sign >= '0' && sign <= '9' ? inARow + 1 : 0;
        }
        return inARow > LONGEST_NUMBER ? Optional.of(tooManyDigits()) : Optional.empty();
    }
}
