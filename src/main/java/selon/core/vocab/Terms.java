package selon.core.vocab;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/**
 * Every term of {@code ontology/selon.ttl} as a constant, and no other term; a test holds both sides to this. The
 * ontology defines what a term means. {@link Classes} and {@link Properties} keep {@code selon:Motive} and
 * {@code selon:motive} apart.
 */
public final class Terms {

    /** The classes. */
    public static final class Classes {

        public static final Node ASSERTABLE = term("Assertable");
        public static final Node DEAL = term("Deal");
        public static final Node ACQUISITION = term("Acquisition");
        public static final Node INVESTMENT = term("Investment");
        public static final Node PARTNERSHIP = term("Partnership");
        public static final Node CONTROL_RELATION = term("ControlRelation");
        public static final Node OWNERSHIP = term("Ownership");
        public static final Node CONTEXT_EVENT = term("ContextEvent");
        public static final Node MOTIVATION = term("Motivation");
        public static final Node STATEMENT = term("Statement");
        public static final Node MOTIVE = term("Motive");
        public static final Node PRODUCT = term("Product");
        public static final Node MARKET = term("Market");
        public static final Node CLAIM = term("Claim");
        public static final Node SOURCE = term("Source");
        public static final Node ORGANISATION = term("Organisation");
        public static final Node PERSON = term("Person");
        public static final Node ANONYMOUS_SOURCE = term("AnonymousSource");
        public static final Node DOCUMENT = term("Document");
        public static final Node QUOTE = term("Quote");
        public static final Node HEDGE = term("Hedge");
        public static final Node LINK = term("Link");
        public static final Node CHANGE = term("Change");
        public static final Node POLARITY = term("Polarity");
        public static final Node CERTAINTY = term("Certainty");
        public static final Node STATUS = term("Status");
        public static final Node AMOUNT_STATUS = term("AmountStatus");
        public static final Node STANDING = term("Standing");

        private Classes() {}
    }

    /** The properties. */
    public static final class Properties {

        public static final Node OTHER_ACCOUNT_OF = term("otherAccountOf");
        public static final Node OCCURRED_ON = term("occurredOn");
        public static final Node DATE_TEXT = term("dateText");
        public static final Node DATE_ANCHOR = term("dateAnchor");
        public static final Node ACQUIRER = term("acquirer");
        public static final Node TARGET = term("target");
        public static final Node INVESTOR = term("investor");
        public static final Node INVESTEE = term("investee");
        public static final Node PARTNER = term("partner");
        public static final Node ANNOUNCED_ON = term("announcedOn");
        public static final Node COMPLETED_ON = term("completedOn");
        public static final Node STATUS = term("status");
        public static final Node AMOUNT_STATUS = term("amountStatus");
        public static final Node AMOUNT = term("amount");
        public static final Node STAKE = term("stake");
        public static final Node PARENT = term("parent");
        public static final Node SUBSIDIARY = term("subsidiary");
        public static final Node OWNER = term("owner");
        public static final Node OWNED = term("owned");
        public static final Node VALID_FROM = term("validFrom");
        public static final Node VALID_UNTIL = term("validUntil");
        public static final Node ENDED = term("ended");
        public static final Node ACTOR = term("actor");
        public static final Node AFFECTED = term("affected");
        public static final Node DEAL = term("deal");
        public static final Node MOTIVE = term("motive");
        public static final Node REACTION_TO = term("reactionTo");
        public static final Node PROMOTED_BY = term("promotedBy");
        public static final Node ABOUT = term("about");
        public static final Node CLAIMANT = term("claimant");
        public static final Node REPORTED_IN = term("reportedIn");
        public static final Node POLARITY = term("polarity");
        public static final Node CERTAINTY = term("certainty");
        public static final Node CUE = term("cue");
        public static final Node EXPLICIT = term("explicit");
        public static final Node RELAYS = term("relays");
        public static final Node PROBABLY_RELAYS = term("probablyRelays");
        public static final Node SUPPORTS = term("supports");
        public static final Node DISPUTES = term("disputes");
        public static final Node QUOTE = term("quote");
        public static final Node DESCRIBED_AS = term("describedAs");
        public static final Node WITHHELD_REASON = term("withheldReason");
        public static final Node TEXT_DIGEST = term("textDigest");
        public static final Node RULES_DIGEST = term("rulesDigest");
        public static final Node LINKED = term("linked");
        public static final Node ITEM = term("item");
        public static final Node BASIS = term("basis");
        public static final Node USES_PRODUCT = term("usesProduct");
        public static final Node MAKES_PRODUCT = term("makesProduct");
        public static final Node DEVELOPED_BY = term("developedBy");
        public static final Node COMPETES_WITH = term("competesWith");
        public static final Node REVENUE = term("revenue");
        public static final Node MARKET_POSITION = term("marketPosition");
        public static final Node AMBITION = term("ambition");
        public static final Node DRIVES_GROWTH_OF = term("drivesGrowthOf");
        public static final Node STANDING = term("standing");
        public static final Node ROOT_CLAIM = term("rootClaim");
        public static final Node INDEPENDENT_VOICES = term("independentVoices");
        public static final Node PROBABLY_INDEPENDENT_VOICES = term("probablyIndependentVoices");
        public static final Node ANONYMOUS_ONLY = term("anonymousOnly");
        public static final Node CLAIM_COUNT = term("claimCount");
        public static final Node CLAIM_TOTAL = term("claimTotal");
        public static final Node HEDGED_CLAIM_COUNT = term("hedgedClaimCount");
        public static final Node HEDGED_CLAIM_TOTAL = term("hedgedClaimTotal");
        public static final Node DEAL_COUNT = term("dealCount");
        public static final Node ACQUIRED = term("acquired");
        public static final Node INVESTED_IN = term("investedIn");
        public static final Node PARTNER_OF = term("partnerOf");
        public static final Node SEQUENCE = term("sequence");
        public static final Node REASON = term("reason");
        public static final Node TRIPLES_ADDED = term("triplesAdded");
        public static final Node TRIPLES_REMOVED = term("triplesRemoved");
        public static final Node CHANGED_GRAPH = term("changedGraph");
        public static final Node CHANGED = term("changed");
        public static final Node LAST_CHANGE = term("lastChange");
        public static final Node WARNED = term("warned");

        private Properties() {}
    }

    /** The fixed values of polarity, certainty, status, amount status and standing. */
    public static final class Individuals {

        public static final Node POSITIVE = term("Positive");
        public static final Node NEGATIVE = term("Negative");
        public static final Node OPEN = term("Open");
        public static final Node CERTAIN = term("Certain");
        public static final Node PROBABLE = term("Probable");
        public static final Node POSSIBLE = term("Possible");
        public static final Node UNSPECIFIED = term("Unspecified");
        public static final Node ANNOUNCED = term("Announced");
        public static final Node COMPLETED = term("Completed");
        public static final Node BLOCKED = term("Blocked");
        public static final Node WITHDRAWN = term("Withdrawn");
        public static final Node DISCLOSED = term("Disclosed");
        public static final Node UNDISCLOSED = term("Undisclosed");
        public static final Node NOT_REPORTED = term("NotReported");
        public static final Node UNCONTESTED = term("Uncontested");
        public static final Node HEDGED = term("Hedged");
        public static final Node CONTESTED = term("Contested");
        public static final Node DENIED = term("Denied");
        public static final Node QUESTIONED = term("Questioned");

        private Individuals() {}
    }

    private Terms() {}

    private static Node term(String localName) {
        return NodeFactory.createURI(Namespaces.SELON + localName);
    }
}
