package selon.pages.questions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import selon.core.query.NamedQuery;

/**
 * The questions, grouped by their subjects.
 *
 * @param groups the groups, in the order of their words
 * @param count  how many questions there are
 */
public record QuestionsView(List<QuestionGroup> groups, int count) {

    /**
     * Questions about the same.
     *
     * @param word      what they are about; empty where they don't say
     * @param questions the questions
     */
    public record QuestionGroup(String word, List<NamedQuery> questions) {

        /** Its place on the page. */
        public String anchor() {
            return word.isEmpty() ? "others" : word.replaceAll("[^\\p{L}\\p{N}]+", "-");
        }
    }

    /** The questions as a reader of a language sees them. */
    static QuestionsView of(Collection<NamedQuery> questions, String language) {
        Map<String, List<NamedQuery>> byWord = new TreeMap<>();
        questions.forEach(question -> byWord.computeIfAbsent(question.tags(language).stream().findFirst().orElse(""),
                word -> new ArrayList<>()).add(question));
        Map<String, List<NamedQuery>> ordered = new LinkedHashMap<>(byWord);
        List<NamedQuery> silent = ordered.remove("");
        if (silent != null) {
            ordered.put("", silent);
        }
        return new QuestionsView(ordered.entrySet().stream().map(group -> new QuestionGroup(group.getKey(), group.getValue())).toList(),
                questions.size());
    }
}
