// A file of RDF, read strictly.
package selon.store;

import java.io.BufferedInputStream;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.irix.IRIxResolver;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
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

/**
 * What one file says, graph by graph, and on which line.
 *
 * @param path  the file
 * @param quads its statements; those that name no graph stand in the graph that the file's name gives
 * @param lines where they were written
 */
public record SourceFile(Path path, DatasetGraph quads, Lines lines) {

    /** The endings of the files that can be read; each may be followed by {@code .gz}. */
    public static final String[] ENDINGS = {".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf",
        ".ttl.gz", ".trig.gz", ".nt.gz", ".nq.gz", ".jsonld.gz", ".rdf.gz"};

    /**
     * Reads a file. Strict: RDF 1.1 in UTF-8 only, absolute IRIs only, every literal well formed for its datatype, at least one
     * triple; what a lenient parser only warns of is an error here. Nothing is fetched.
     *
     * @param path  the file, in a syntax that its ending tells
     * @param graph the graph of the triples that name none
     * @throws Unreadable when it can't be read so, with line and column where the parser knows them
     */
    public static SourceFile read(Path path, Node graph) {
        SourceFile file = new SourceFile(path, DatasetGraphFactory.create(), new Lines());
        Lang lang = language(path);
        Context context = ARQ.getContext().copy();
        context.set(LangJSONLD11.JSONLD_OPTIONS, NoRemoteContexts.options());
        IRIxResolver absoluteOnly = IRIxResolver.create().noBase().allowRelative(false).build();
        ParserProfileStd profile = new ParserProfileStd(new FactoryRDFStd(), new Strictly(path), absoluteOnly,
                PrefixMapFactory.create(), context, true, true) {
            @Override
            public Triple createTriple(Node subject, Node predicate, Node object, long line, long column) {
                Triple triple = super.createTriple(subject, predicate, object, line, column);
                Storable.complaint(triple).ifPresent(words -> getErrorHandler().error(words, line, column));
                file.lines.record(triple, line);
                return triple;
            }

            @Override
            public Quad createQuad(Node name, Node subject, Node predicate, Node object, long line, long column) {
                Quad quad = super.createQuad(name, subject, predicate, object, line, column);
                Storable.complaint(quad.asTriple()).ifPresent(words -> getErrorHandler().error(words, line, column));
                file.lines.record(quad.asTriple(), line);
                return quad;
            }
        };
        try (Reader text = open(path)) {
            RDFParserRegistry.getFactory(lang).create(lang, profile)
                    .read(text, null, lang.getContentType(), file.sink(graph), context);
        } catch (RiotException e) {
            throw new Unreadable(path + ": is not " + lang.getName() + ": " + e.getMessage() + ".");
        } catch (IOException | RuntimeException e) {
            throw explained(path, e);
        }
        if (file.quads.isEmpty()) {
            throw new Unreadable(path + ": holds no triples. Name a file that does, or remove it.");
        }
        return file;
    }

    private static Lang language(Path path) {
        if (Files.isDirectory(path)) {
            throw new Unreadable(path + ": is a folder. Name the files in it, such as " + path.resolve("*.ttl") + ".");
        }
        if (!Files.exists(path)) {
            throw new Unreadable(path + ": there is nothing of that name.");
        }
        Lang lang = RDFLanguages.pathnameToLang(path.toString());
        if (lang == null || RDFParserRegistry.getFactory(lang) == null || !RDFLanguages.isTriples(lang) && !RDFLanguages.isQuads(lang)) {
            throw new Unreadable(path + ": its ending names no syntax that Selon reads. Use .ttl, .trig, .nt, .nq, "
                    + ".jsonld or .rdf, with .gz after it when it is compressed.");
        }
        return lang;
    }

    private static Reader open(Path path) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        return new FilterReader(new InputStreamReader(bytes(path), strict)) {
            @Override
            public int read(char[] into, int from, int length) throws IOException {
                try {
                    return super.read(into, from, length);
                } catch (CharacterCodingException e) {
                    throw new Unreadable(path + ":" + lineOfBadByte(path) + ": is not UTF-8. "
                            + "Save the file as UTF-8; if it is Latin-1, iconv -f latin1 -t utf-8 does it.");
                } catch (IOException e) {
                    throw new Unreadable(path + ": can't be read to its end: " + Unreadable.reason(e) + ".");
                }
            }
        };
    }

    private static InputStream bytes(Path path) throws IOException {
        InputStream stored = new BufferedInputStream(Files.newInputStream(path));
        return path.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored;
    }

    /** Some parsers wrap what they meet while reading. */
    private static Unreadable explained(Path path, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unreadable sentence) {
                return sentence;
            }
        }
        return new Unreadable(path + ": can't be read: " + Unreadable.reason(e) + ".");
    }

    private static long lineOfBadByte(Path path) {
        try (InputStream bytes = bytes(path)) {
            ByteBuffer in = ByteBuffer.wrap(bytes.readAllBytes());
            CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
            StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
            return 1 + out.flip().chars().filter(c -> c == '\n').count();
        } catch (IOException e) {
            throw new Unreadable(path + ": can't be read: " + Unreadable.reason(e) + ".");
        }
    }

    private StreamRDF sink(Node graph) {
        return new StreamRDFBase() {
            @Override
            public void triple(Triple triple) {
                quads.add(Quad.create(graph, triple));
            }

            @Override
            public void quad(Quad quad) {
                quads.add(quad.isDefaultGraph() ? Quad.create(graph, quad.asTriple()) : quad);
            }
        };
    }
}
