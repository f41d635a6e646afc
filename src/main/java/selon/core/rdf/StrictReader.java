package selon.core.rdf;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.jena.datatypes.RDFDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParserRegistry;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.FactoryRDFStd;
import org.apache.jena.riot.system.ParserProfileStd;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;

import selon.core.vocab.InputException;
import selon.core.vocab.JsonLdContext;
import selon.core.vocab.ProblemType;
import selon.core.vocab.Segment;

/**
 * Reads RDF 1.1 in Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML, more strictly than Jena does. The input must
 * be UTF-8, IRIs must be absolute, and literals must be well formed for their datatype. A parser's warning counts as an
 * error. The reader never uses the network.
 */
public final class StrictReader {

    private static final Set<Lang> READ = Set.of(Lang.TURTLE, Lang.TRIG, Lang.NTRIPLES, Lang.NQUADS, Lang.JSONLD, Lang.RDFXML);

    private final String place;
    private final Source source;
    private final Node graph;
    private final Set<String> contexts;
    private final DatasetGraph quads = DatasetGraphFactory.create();
    private final SourceLines lines = new SourceLines();
    private final StrictErrorHandler complaints;

    private StrictReader(String place, Source source, Node graph, Set<String> contexts) {
        this.place = place;
        this.complaints = new StrictErrorHandler(place);
        this.source = source;
        this.graph = graph;
        this.contexts = contexts;
    }

    /** Input that can be read from its beginning several times. */
    @FunctionalInterface
    public interface Source {
        /** Opens the input at its beginning. */
        InputStream open() throws IOException;
    }

    /**
     * The result of reading.
     *
     * @param quads the statements
     * @param lines the lines of the statements
     */
    public record StrictReading(DatasetGraph quads, SourceLines lines) {}

    /** Tells whether this reader supports a syntax. */
    public static boolean reads(Lang lang) {
        return lang != null && READ.contains(lang);
    }

    /**
     * Reads an input that may name Selon's JSON-LD context by its public address.
     *
     * @param place the input's name, with which messages begin
     * @param lang the syntax
     * @param source the input
     * @param graph the graph of triples that name none
     * @throws InputException when the input breaks a rule; the message names line and column where the parser knows
     *     them
     */
    public static StrictReading read(String place, Lang lang, Source source, Node graph) {
        return read(place, lang, source, graph, Set.of(JsonLdContext.ADDRESS));
    }

    /**
     * Reads an input.
     *
     * @param place the input's name, with which messages begin
     * @param lang the syntax
     * @param source the input
     * @param graph the graph of triples that name none
     * @param contexts the addresses that stand for Selon's own JSON-LD context
     * @throws InputException when the input breaks a rule; the message names line and column where the parser knows
     *     them
     */
    public static StrictReading read(String place, Lang lang, Source source, Node graph, Set<String> contexts) {
        StrictReader reader = new StrictReader(place, source, graph, contexts);
        reader.read(lang);
        return new StrictReading(reader.quads, reader.lines);
    }

    private void read(Lang lang) {
        Context context = ARQ.getContext().copy();
        context.set(LangJSONLD11.JSONLD_OPTIONS, OfflineContexts.options(contexts));
        try (Reader first = open(); Reader text = open()) {
            SyntaxPrecheck.check(lang, first, complaints);
            RDFParserRegistry.getFactory(lang).create(lang, profile(context))
                    .read(text, null, lang.getContentType(), sink(), context);
        } catch (RiotException e) {
            complaints.error("This is not " + lang.getName() + ": " + innermost(e).getMessage(), 0, 0);
        } catch (IOException | RuntimeException e) {
            throw explained(e);
        }
    }

    private ParserProfileStd profile(Context context) {
        IRIxResolver absoluteOnly = IRIxResolver.create().noBase().allowRelative(false).build();
        return new ParserProfileStd(new FactoryRDFStd(), complaints, absoluteOnly, PrefixMapFactory.create(),
                context, true, true) {
            @Override
            public Node createTypedLiteral(String text, RDFDatatype type, long line, long column) {
                StorableTerms.complaint(text, type).ifPresent(complaint -> {
                    throw complaints.at(line, column, complaint);
                });
                return super.createTypedLiteral(text, type, line, column);
            }

            @Override
            public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
                return noted(super.createTriple(subject, predicate, object, line, column), line, column);
            }

            @Override
            public Quad createQuad(Node name, Node subject, Node predicate, Node object, long line, long column) {
                Quad quad = super.createQuad(name, subject, predicate, object, line, column);
                noted(quad.asTriple(), line, column);
                return quad;
            }

            private Triple noted(Triple triple, long line, long column) {
                StorableTerms.complaintOfParsed(triple).ifPresent(complaint -> {
                    throw complaints.at(line, column, complaint);
                });
                lines.record(triple, line);
                return triple;
            }
        };
    }

    private Reader open() throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        return new FilterReader(new InputStreamReader(source.open(), strict)) {
            @Override
            public int read(char[] into, int from, int length) throws IOException {
                try {
                    return super.read(into, from, length);
                } catch (CharacterCodingException e) {
                    throw complaints.at(lineOfBadByte(), 0, ProblemType.NOT_UTF_8);
                } catch (IOException e) {
                    throw new InputException(place + ": can't be read to its end: " + InputException.reason(e) + ".");
                }
            }
        };
    }

    private static Throwable innermost(Throwable e) {
        return e.getCause() == null ? e : innermost(e.getCause());
    }

    /** Unwraps an exception. Some parsers wrap an {@link InputException} that reading throws. */
    private InputException explained(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException sentence) {
                return sentence;
            }
        }
        return complaints.at(0, 0, ProblemType.RDF_SYNTAX, Segment.foreign("This can't be read: " + InputException.reason(e) + "."));
    }

    private long lineOfBadByte() {
        try (InputStream bytes = source.open()) {
            ByteBuffer in = ByteBuffer.wrap(bytes.readAllBytes());
            CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
            StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
            return 1 + out.flip().chars().filter(c -> c == '\n').count();
        } catch (IOException e) {
            throw new InputException(place + ": can't be read: " + InputException.reason(e) + ".");
        }
    }

    private StreamRDF sink() {
        return new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                keep(graph, triple);
            }

            @Override
            public void quad(Quad quad) {
                keep(quad.isDefaultGraph() ? graph : quad.getGraph(), quad.asTriple());
            }

            private void keep(Node name, Triple triple) {
                StorableTerms.complaintOfParsed(triple).ifPresent(complaint -> {
                    throw complaints.at(0, 0, complaint);
                });
                quads.add(Quad.create(name, triple));
            }
        };
    }
}
