package selon.core.rdf;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;

import org.apache.jena.riot.Lang;

import selon.core.vocab.ProblemType;

/**
 * Refuses input that the parsers would silently skip: a document type declaration in RDF/XML, whose entities they drop,
 * and text after the end of the JSON in JSON-LD.
 */
final class SyntaxPrecheck {

    private SyntaxPrecheck() {}

    /**
     * Reads the whole input.
     *
     * @param lang the syntax; only RDF/XML and JSON-LD are checked
     * @param text the input
     * @param complaints receives each fault, and throws it
     */
    static void check(Lang lang, Reader text, StrictErrorHandler complaints) {
        if (lang.equals(Lang.RDFXML)) {
            noDocumentType(text, complaints);
        } else if (lang.equals(Lang.JSONLD)) {
            oneJson(new CountingHandler(text), complaints);
        }
    }

    private static void noDocumentType(Reader text, StrictErrorHandler complaints) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(text);
            while (xml.hasNext() && !xml.isStartElement()) {
                if (xml.next() == XMLStreamConstants.DTD) {
                    throw complaints.at(xml.getLocation().getLineNumber(), xml.getLocation().getColumnNumber(),
                            ProblemType.DOCTYPE_NOT_TAKEN);
                }
            }
        } catch (XMLStreamException notXml) {
            return; // The RDF/XML parser reports it with its own message.
        }
    }

    private static void oneJson(CountingHandler text, StrictErrorHandler complaints) {
        try (JsonParser json = Json.createParser(text)) {
            while (json.hasNext()) {
                json.next();
            }
        } catch (JsonParsingException e) {
            boolean atEnd = text.all == 0 || e.getLocation().getStreamOffset() >= text.all;
            throw complaints.at(e.getLocation().getLineNumber(), atEnd ? text.inLine + 1 : e.getLocation().getColumnNumber(),
                    atEnd ? ProblemType.JSON_CUT_OFF : ProblemType.NOT_JSON);
        }
    }

    /** Counts characters, because the JSON parser reports wrong columns at the end of a text. */
    private static final class CountingHandler extends FilterReader {
        private long all;
        private long inLine;

        CountingHandler(Reader text) {
            super(text);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            for (int i = from; i < from + read; i++) {
                all++;
                inLine = into[i] == '\n' ? 0 : inLine + 1;
            }
            return read;
        }
    }
}
