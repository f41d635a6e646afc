package selon.names.match;

/** The features from which a score is made, with explanations for readers. Each lies between 0 and 1; 1 is best. */
public enum MatchFeature {
    IDENTIFIER("identifier", "the text is an identifier of the thing (1); then the score is 100",
            "le texte est un identifiant de la chose (1) ; le score est alors de 100"),
    NAME("name", "how similar the names are, apart from legal forms, case, accents, points and spaces; 1 if they are equal",
            "degré de ressemblance des noms, hors formes juridiques, casse, accents, points et espaces ; 1 s'ils sont identiques"),
    LEGAL_FORM("legal_form", "1 if both names have the same legal forms or none, 0.5 if one lacks a form of the other, 0 if they differ",
            "1 si les deux noms ont les mêmes formes juridiques ou aucune, 0,5 s'il en manque à l'un, 0 si elles diffèrent"),
    LABEL("label", "1 if the matching name is the thing's label, 0 if it is another of its names",
            "1 si le nom retenu est le libellé de la chose, 0 si c'est un autre de ses noms"),
    TYPE("type", "1 if the thing is of a requested type, 0 if it is of other types",
            "1 si la chose est d'un type demandé, 0 si elle est d'autres types"),
    PROPERTY("property", "how well a given value agrees with the thing's values for the property after the colon",
            "degré de concordance entre une valeur donnée et celles de la chose pour la propriété qui suit les deux-points");

    private final String id;
    private final String english;
    private final String french;

    MatchFeature(String id, String english, String french) {
        this.id = id;
        this.english = english;
        this.french = french;
    }

    /** The identifier in answers. */
    public String id() {
        return id;
    }

    /** The explanation, in French for {@code fr}, else in English. */
    public String words(String language) {
        return language.equals("fr") ? french : english;
    }
}
