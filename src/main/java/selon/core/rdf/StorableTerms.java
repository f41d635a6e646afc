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

import selon.core.vocab.InputException;
import selon.core.vocab.IriArgument;

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

    private static final String TOO_LONG = "A text or an IRI has at most " + LONGEST_TERM + " characters; this one is longer. "
            + "Quote the words that matter, and name the document";

    private static final String TOO_MANY_DIGITS = "A number or a time has at most " + LONGEST_NUMBER
            + " characters; this one is longer. Round it, or write it as text";

    private static final StrictErrorHandler WITHOUT_PLACE = new StrictErrorHandler("");

    private StorableTerms() {}

    /**
     * Explains why a triple can't be stored.
     *
     * @return the sentence, without its full stop, or nothing when the triple can be stored
     */
    public static Optional<String> complaint(Triple triple) {
        return terms(triple).flatMap(term -> complaint(term).or(() -> malformed(term)).stream()).findFirst();
    }

    /**
     * Does what {@link #complaint(Triple)} does, for a triple whose IRIs and literals the parser has checked already.
     */
    static Optional<String> complaintOfParsed(Triple triple) {
        return terms(triple).flatMap(term -> complaint(term).stream()).findFirst();
    }

    private static Stream<Node> terms(Triple triple) {
        return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
    }

    /**
     * Finds an IRI that is relative or breaks the rules of its scheme (RFC 3987), or a literal that its datatype does
     * not allow.
     */
    private static Optional<String> malformed(Node term) {
        if (!term.isURI() && !term.isLiteral()) {
            return Optional.empty();
        }
        String iri = term.isURI() ? term.getURI() : term.getLiteralDatatypeURI();
        if (IriArgument.read(iri).isEmpty()) {
            return Optional.of("<" + iri + "> breaks the rules of IRIs, or of its scheme. Write it in full, as it is registered");
        }
        return term.isURI() ? Optional.empty() : malformedLiteral(term);
    }

    private static Optional<String> malformedLiteral(Node term) {
        try {
            Checker.check(term, WITHOUT_PLACE, 0, 0);
            return Optional.empty();
        } catch (InputException complaint) {
            return Optional.of(complaint.getMessage().replaceFirst("\\.$", ""));
        }
    }

    private static Optional<String> complaint(Node term) {
        if (term.isTripleTerm()) {
            return Optional.of("A triple inside a triple is not RDF 1.1. Describe it as a selon:Statement");
        }
        if (term.isURI() && term.getURI().startsWith(OfflineContexts.RELATIVE)) {
            return Optional.of("Relative IRI: " + term.getURI().substring(OfflineContexts.RELATIVE.length()));
        }
        if (term.isLiteral() && term.getLiteralDatatypeURI().startsWith(OfflineContexts.RELATIVE)) {
            return Optional.of("Relative IRI of a datatype: " + term.getLiteralDatatypeURI().substring(OfflineContexts.RELATIVE.length()));
        }
        if (!term.isLiteral()) {
            return term.isURI() && term.getURI().length() > LONGEST_TERM ? Optional.of(TOO_LONG) : Optional.empty();
        }
        if (term.getLiteralBaseDirection() != null) {
            return Optional.of("A base direction is not RDF 1.1. Leave it out");
        }
        String text = term.getLiteralLexicalForm();
        if (text.length() > LONGEST_TERM) {
            return Optional.of(TOO_LONG);
        }
        Optional<String> number = complaint(text, term.getLiteralDatatype());
        if (number.isPresent()) {
            return number;
        }
        Matcher strange = NOT_IN_XML.matcher(text);
        if (strange.find()) {
            return Optional.of("A text can't hold the character U+%04X. Leave it out".formatted(strange.group().codePointAt(0)));
        }
        boolean integer = term.getLiteralDatatype() instanceof XSDDatatype && term.getLiteral().isWellFormed()
                && term.getLiteralValue() instanceof BigInteger;
        return integer && ((BigInteger) term.getLiteralValue()).bitLength() > LONGEST_BITS
                ? Optional.of("A whole number must fit 64 bits, since the store keeps no longer one. "
                        + "Write it as xsd:decimal or as text")
                : Optional.empty();
    }

    /**
     * Refuses a number or a time that is too long, before its value is computed. Computing the value takes time that
     * grows with the square of the number of digits.
     */
    static Optional<String> complaint(String text, RDFDatatype type) {
        boolean digits = type instanceof XSDAbstractDateTimeType || type instanceof XSDDatatype xsd && XSDFuncOp.isNumericDatatype(xsd);
        return digits && text.length() > LONGEST_NUMBER ? Optional.of(TOO_MANY_DIGITS) : Optional.empty();
    }

    /**
     * Refuses an update with a number that is too long, before it is parsed. The parser computes the value of each
     * number, quoted or not.
     */
    public static Optional<String> complaintOfUnparsed(String update) {
        int inARow = 0;
        for (int at = 0; at < update.length() && inARow <= LONGEST_NUMBER; at++) {
            char sign = update.charAt(at);
            inARow = sign >= '0' && sign <= '9' ? inARow + 1 : 0;
        }
        return inARow > LONGEST_NUMBER ? Optional.of(TOO_MANY_DIGITS) : Optional.empty();
    }
}
