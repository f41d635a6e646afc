package selon.core.vocab;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.jena.graph.Node;

/** The prefixes by which Selon's files, queries and people shorten IRIs. */
public final class Prefixes {

    /** Maps each prefix to its namespace, in a fixed order, Selon's own first. */
    public static final Map<String, String> ALL = prefixes();

    private Prefixes() {}

    /**
     * Expands a prefixed name: {@code o:reuters} becomes {@code https://w3id.org/selon/id/org/reuters}. A name without
     * a known prefix is returned unchanged.
     */
    public static String expand(String name) {
        int colon = name.indexOf(':');
        if (colon < 0 || name.startsWith("//", colon + 1)) {
            return name;
        }
        String namespace = ALL.get(name.substring(0, colon));
        return namespace == null ? name : namespace + name.substring(colon + 1);
    }

    /**
     * Writes a term for people: {@code https://w3id.org/selon/id/org/reuters} becomes {@code o:reuters}, and a literal
     * becomes its text. An IRI without a matching prefix is returned unchanged.
     */
    public static String shorten(Node term) {
        if (term.isLiteral()) {
            return term.getLiteralLexicalForm();
        }
        if (!term.isURI()) {
            return term.toString();
        }
        String iri = term.getURI();
        return ALL.entrySet().stream()
                .filter(prefix -> iri.startsWith(prefix.getValue()))
                .max(Comparator.comparingInt(prefix -> prefix.getValue().length()))
                .map(prefix -> prefix.getKey() + ":" + iri.substring(prefix.getValue().length()))
                .orElse(iri);
    }

    private static Map<String, String> prefixes() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("selon", Namespaces.SELON);
        all.put("motive", Namespaces.MOTIVE);
        all.put("shape", Namespaces.SHAPE);
        all.put("hedge", Namespaces.HEDGE);
        all.put("id", Namespaces.ID);
        for (Kind kind : Kind.values()) {
            kind.prefix().ifPresent(prefix -> all.put(prefix, kind.namespace()));
        }
        all.put("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        all.put("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
        all.put("owl", "http://www.w3.org/2002/07/owl#");
        all.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        all.put("skos", "http://www.w3.org/2004/02/skos/core#");
        all.put("dcterms", "http://purl.org/dc/terms/");
        all.put("schema", "https://schema.org/");
        all.put("prov", "http://www.w3.org/ns/prov#");
        all.put("org", "http://www.w3.org/ns/org#");
        all.put("oa", "http://www.w3.org/ns/oa#");
        all.put("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/");
        all.put("sh", "http://www.w3.org/ns/shacl#");
        all.put("vann", "http://purl.org/vocab/vann/");
        all.put("void", "http://rdfs.org/ns/void#");
        all.put("dcat", "http://www.w3.org/ns/dcat#");
        all.put("sd", "http://www.w3.org/ns/sparql-service-description#");
        all.put("wd", "http://www.wikidata.org/entity/");
        all.put("eso", "http://www.newsreader-project.eu/domain-ontology#");
        all.put("fibo-cae-ce-act", "https://spec.edmcouncil.org/fibo/ontology/CAE/CorporateEvents/CorporateActions/");
        all.put("fibo-fnd-oac-own", "https://spec.edmcouncil.org/fibo/ontology/FND/OwnershipAndControl/Ownership/");
        return Collections.unmodifiableMap(all);
    }
}
