package selon.pages.terms;

import java.util.Optional;
import java.util.stream.Stream;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

import selon.http.base.DocumentFormat;
import selon.http.base.ThingAddress;

/** A published vocabulary: its graph, the resource that its head describes, and the addresses of its documents. */
enum PublishedVocabulary {
    /** The classes, properties and fixed individuals; their IRIs lead to places in its document. */
    TERMS("/ns", "/ns"),
    /** The thesaurus of motives. */
    MOTIVES("/motive", "/motive/scheme"),
    /** The rules. */
    RULES("/shape", "/shape/"),
    /** The hedging words. */
    HEDGES("/hedge", "/hedge");

    /** Names of single versions of the terms are below this. */
    static final String VERSIONS = "/ns/*";

    private final String path;
    private final String head;

    PublishedVocabulary(String path, String head) {
        this.path = path;
        this.head = head;
    }

    /** The address of its document, without an ending. */
    String path() {
        return path;
    }

    /** Its graph. */
    Node graph() {
        return NodeFactory.createURI(ThingAddress.OURS + path);
    }

    /** What its title and licence are given of. */
    Node head() {
        return NodeFactory.createURI(ThingAddress.OURS + head);
    }

    /** Its own name in jte's folder. */
    String template() {
        return switch (this) {
            case TERMS -> "ontology.jte";
            case MOTIVES -> "motives.jte";
            case RULES -> "rules.jte";
            case HEDGES -> "hedges.jte";
        };
    }

    /** Every address that leads to its document. */
    Stream<String> addresses() {
        return Stream.concat(Stream.of(path, path + "/", head), DocumentFormat.GRAPHS.stream().map(format -> path + "." + format.ending()))
                .distinct();
    }

    /** Every address that leads to one of them. */
    static Stream<String> allAddresses() {
        return Stream.concat(Stream.of(VERSIONS), Stream.of(values()).flatMap(PublishedVocabulary::addresses));
    }

    /** The one to which an address belongs. */
    static Optional<PublishedVocabulary> at(String address) {
        return Stream.of(values()).filter(one -> one.addresses().anyMatch(address::equals)).findFirst();
    }
}
