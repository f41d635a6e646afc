package selon.names.match;

/** What is looked at, in the words of people. Each lies between 0 and 1, where 1 is the best. */
public enum MatchFeature {
    IDENTIFIER("identifier", "the text is an identifier of the thing (1); then the score is 100",
            "le texte est un identifiant de la chose (1) ; le score est alors de 100"),
    NAME("name", "how like the names are, without legal forms, case, accents, points and spaces; 1 where they are the same",
            "à quel point les noms se ressemblent, sans formes juridiques, casse, accents, points ni espaces ; 1 s'ils sont les mêmes"),
    LEGAL_FORM("legal_form", "1 where both have the same legal forms or none, 0.5 where one lacks what the other has, 0 where they differ",
            "1 si les deux ont les mêmes formes juridiques ou aucune, 0,5 si l'un n'a pas ce que l'autre a, 0 si elles diffèrent"),
    LABEL("label", "1 where it is the thing's label that is so like, 0 where it is another of its names",
            "1 si c'est le libellé de la chose qui ressemble, 0 si c'est un autre de ses noms"),
    TYPE("type", "1 where the thing is of a type that is asked for, 0 where it is of others",
            "1 si la chose est d'un type demandé, 0 si elle est d'autres types"),
    PROPERTY("property", "how well a value agrees with what the thing has for the property that follows the colon",
            "à quel point une valeur s'accorde avec ce que la chose a pour la propriété qui suit les deux-points");

    private final String id;
    private final String english;
    private final String french;

    MatchFeature(String id, String english, String french) {
        this.id = id;
        this.english = english;
        this.french = french;
    }

    /** Its name in answers. */
    public String id() {
        return id;
    }

    /** What it tells, in English or French. */
    public String words(String language) {
        return language.equals("fr") ? french : english;
    }
}
