package selon.names.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import selon.core.store.Database;
import selon.core.store.FilledDatabases;
import selon.core.store.Gate;
import selon.core.store.Proposal;
import selon.core.vocab.GraphNames;
import selon.core.vocab.IriArgument;
import selon.core.vocab.Terms.Classes;

/** Tests that things are found by any of their names, in any spelling, as soon as the names are written. */
class NameFinderTest {

    private static final Node ENTITIES = GraphNames.ofData(Path.of("entities.ttl"));
    private static final Node ZTE = IriArgument.required("o:zte");

    private static Database database;
    private static NameFinder names;

    @BeforeAll
    static void open() {
        database = FilledDatabases.inMemory();
        names = NameFinder.following(database);
    }

    @AfterAll
    static void close() {
        names.close();
        database.close();
    }

    private static List<NameHit> find(NameFinder names, String text) {
        return names.find(text, "en", Optional.empty(), 10);
    }

    private static Node first(NameFinder names, String text) {
        return find(names, text).stream().map(NameHit::thing).findFirst().orElse(Node.ANY);
    }

    @ParameterizedTest
    @CsvSource({
        "Alibaba, o:alibaba-group", "ALIBABA, o:alibaba-group", "alib, o:alibaba-group", "阿里巴巴, o:alibaba-group",
        "阿里, o:alibaba-group", "阿里云, o:alibaba-cloud", "aliyun, o:alibaba-cloud", "alibaba clo, o:alibaba-cloud",
        "c-sky, o:c-sky", "c sky, o:c-sky", "csky, o:c-sky", "C-S, o:c-sky", "csky micro, o:c-sky",
        "microsystems c-sky, o:c-sky", "中天微, o:c-sky", "杭州中天微, o:c-sky", "中興, o:zte", "中兴, o:zte", "ZTE, o:zte",
        "Ｚｔｅ, o:zte", "alibbaa, o:alibaba-group", "micorsoft, o:microsoft", "gogle, o:google",
        "gouvernement americain, o:us-government", "États-Unis gouvernement, o:us-government",
        "objet con, o:objetconnecte", "internet des objets, motive:internet-of-things", "物联网, motive:internet-of-things",
    })
    void a_name_or_a_part_of_it_finds_its_thing_first(String text, String thing) {
        assertEquals(IriArgument.required(thing), first(names, text), () -> find(names, text).toString());
    }

    @Test
    void arabic_is_found_without_its_marks_and_other_scripts_too() {
        write(Map.of("ar", "عليّ بابا", "ru", "Алибаба Груп", "ja", "アリババ", "ko", "알리바바 그룹"));
        for (String text : new String[] {"علي بابا", "على بابا", "علي", "алибаба", "алибабa груп", "アリババ", "ｱﾘﾊﾞﾊﾞ", "알리바바"}) {
            assertEquals(ZTE, first(names, text), text);
        }
    }

    @Test
    void the_whole_name_comes_before_its_beginning_and_that_before_words_and_typos() {
        List<NameHit> hits = find(names, "alibaba");
        assertEquals(IriArgument.required("o:alibaba-group"), hits.get(0).thing());
        assertEquals(IriArgument.required("o:alibaba-cloud"), hits.get(1).thing(), hits.toString());
        assertTrue(hits.get(0).score() > hits.get(1).score());
        assertEquals(hits.size(), hits.stream().map(NameHit::thing).distinct().count(), "a thing is one hit");
        NameHit typo = find(names, "alibabba").get(0);
        assertEquals(hits.get(0).thing(), typo.thing());
        assertTrue(typo.score() < hits.get(1).score());
        assertEquals(hits, find(names, "alibaba"), "in the same order each time");
    }

    @Test
    void an_organisation_comes_before_the_claims_that_name_it() {
        List<Node> kinds = names.find("c-sky", "en", Optional.empty(), 50).stream().map(NameHit::type).toList();
        assertEquals(Classes.ORGANISATION, kinds.get(0));
        assertTrue(kinds.contains(Classes.DEAL), kinds.toString());
        assertTrue(!kinds.contains(Classes.CLAIM) || kinds.indexOf(Classes.CLAIM) > kinds.indexOf(Classes.DEAL));
    }

    @Test
    void a_hit_speaks_the_readers_language_and_shows_the_name_that_was_found() {
        NameHit french = names.find("US government", "fr", Optional.empty(), 1).get(0);
        assertEquals("Gouvernement des États-Unis", french.label());
        assertEquals("US government", french.matched());
        NameHit english = find(names, "Gouvernement américain").get(0);
        assertEquals("Government of the United States", english.label());
        assertEquals("Gouvernement américain", english.matched());
        NameHit same = names.find("Alibaba Cloud", "fr", Optional.empty(), 1).get(0);
        assertEquals(same.label(), same.matched());
        assertEquals(Optional.of("阿里云"), names.label(IriArgument.required("o:alibaba-cloud"), "zh"));
        assertEquals(Optional.empty(), names.label(IriArgument.required("o:nobody"), "en"));
    }

    @Test
    void only_things_of_a_kind_are_found_where_a_kind_is_given() {
        List<NameHit> deals = names.find("alibaba", "en", Optional.of(Set.of(Classes.DEAL)), 50);
        assertTrue(deals.size() > 5, "classes below count: " + deals.size());
        assertTrue(deals.stream().allMatch(hit -> hit.type().equals(Classes.DEAL)));
        assertEquals(List.of(), names.find("alibaba", "en", Optional.of(Set.of()), 50));
        assertEquals(3, names.find("alibaba", "en", Optional.empty(), 3).size());
        assertTrue(names.find("a", "en", Optional.empty(), 1000).size() <= NameFinder.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "?", "a*b?", "/.*/", "/(a+)+$/", "\"alibaba", "alibaba\"~9999999", "name:x", "*:*", "[a TO z]",
        "{* TO *}", "alibaba^1e99", "alibaba~2", "+-&&||!(){}[]^\"~*?:\\/", "\\", "\0\u0001\u001f", "alibaba\0", "\ud800", "a\udc00b",
        "AND", "OR NOT", "<script>alert(1)</script>", "' OR 1=1", "\u202ealibaba", "%00", "(((((((((("})
    void hostile_text_is_only_text(String text) {
        find(names, text);
        find(names, text.repeat(10_000 / Math.max(1, text.length())));
        assertEquals(IriArgument.required("o:alibaba-group"), first(names, "alibaba"));
    }

    @Test
    void signs_of_a_query_language_find_what_they_would_without_them() {
        assertEquals(first(names, "alibaba"), first(names, "+(alibaba)^9 "));
        assertTrue(find(names, "*").isEmpty());
        assertTrue(find(names, "xqzj*").isEmpty());
        assertEquals(List.of(), find(names, "x".repeat(10_000)));
    }

    @Test
    void a_name_is_found_once_it_is_written_and_no_more_once_it_is_taken_away() {
        assertTrue(find(names, "Zhongxing Telecom").isEmpty());
        write(Map.of("en", "Zhongxing Telecom"));
        assertEquals(ZTE, first(names, "zhongxing"));
        write(Map.of("en", "Another name of it"));
        assertTrue(find(names, "Zhongxing Telecom").isEmpty());
        assertEquals(ZTE, first(names, "another name of it"));
        write(Map.of());
        assertTrue(find(names, "Another name of it").stream().noneMatch(hit -> hit.thing().equals(ZTE)));
        assertEquals(ZTE, first(names, "ZTE"));
    }

    /** Gives ZTE other names, which replace those of an earlier call. */
    private void write(Map<String, String> more) {
        write(database, more);
    }

    private static void write(Database database, Map<String, String> more) {
        Graph changed = GraphFactory.createDefaultGraph();
        FilledDatabases.SHIPPED.graphs().get(ENTITIES).find().forEachRemaining(changed::add);
        Node other = IriArgument.required("skos:altLabel");
        more.forEach((language, name) -> changed.add(Triple.create(ZTE, other, NodeFactory.createLiteralLang(name, language))));
        Gate.Outcome outcome = FilledDatabases.gate(database).commit(Proposal.replacing(Map.of(ENTITIES, changed)), FilledDatabases.AUTHOR);
        assertTrue(outcome.verdict().accepts() && outcome.change().isPresent(), () -> outcome.verdict().findings().toString());
    }

    @Test
    void on_disk_the_index_is_kept_and_follows_what_was_written_without_it(@TempDir Path folder) throws IOException {
        Path index = folder.resolve("names");
        onDisk(folder, "", "");
        assertTrue(Files.isDirectory(index));
        Set<String> before = files(index);
        onDisk(folder, "", "");
        assertEquals(before, files(index), "it is only opened");
        try (Database without = FilledDatabases.open(folder)) {
            write(without, Map.of("en", "Written without it"));
        }
        onDisk(folder, "written without it", "Written with it");
        onDisk(folder, "written with it", "");
    }

    @Test
    void a_damaged_index_and_one_of_another_database_are_made_again(@TempDir Path folder, @TempDir Path elsewhere)
            throws IOException {
        Path index = folder.resolve("names");
        onDisk(folder, "", "First name");
        int damaged = 0;
        for (String name : files(index)) {
            if (!name.equals("write.lock") && Files.exists(index.resolve(name))) {
                byte[] bytes = Files.readAllBytes(index.resolve(name));
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(index.resolve(name), bytes);
                onDisk(folder, "first name", "");
                damaged++;
            }
        }
        assertTrue(damaged > 0);
        try (Stream<Path> all = Files.list(index)) {
            for (Path file : all.toList()) {
                Files.write(file, new byte[0]);
            }
        }
        onDisk(folder, "first name", "");
        onDisk(elsewhere, "", "Second name");
        NameIndexLoader.remove(index);
        Files.move(elsewhere.resolve("names"), index);
        onDisk(folder, "first name", "");
    }

    private static void onDisk(Path folder, String found, String then) {
        try (Database kept = FilledDatabases.open(folder); NameFinder its = NameFinder.following(kept)) {
            assertEquals(IriArgument.required("o:alibaba-group"), first(its, "alibaba"));
            if (!found.isEmpty()) {
                assertEquals(ZTE, first(its, found), found);
            }
            if (!then.isEmpty()) {
                write(kept, Map.of("en", then));
                assertEquals(ZTE, first(its, then));
                assertFalse(!found.isEmpty() && find(its, found).stream().anyMatch(hit -> hit.matched().equalsIgnoreCase(found)));
            }
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return Set.copyOf(all.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void a_class_that_moves_takes_its_things_along() {
        Node upper = IriArgument.required("https://example.org/Outlet");
        assertTrue(names.find("reuters", "en", Optional.of(Set.of(upper)), 5).isEmpty());
        Node ontology = IriArgument.required("https://w3id.org/selon/ns");
        Graph moved = GraphFactory.createDefaultGraph();
        FilledDatabases.SHIPPED.graphs().get(ontology).find().forEachRemaining(moved::add);
        moved.add(Triple.create(Classes.ORGANISATION, RDFS.Nodes.subClassOf, upper));
        assertTrue(FilledDatabases.gate(database).commit(Proposal.replacing(Map.of(ontology, moved)), FilledDatabases.AUTHOR).change()
                .isPresent());
        assertFalse(names.find("reuters", "en", Optional.of(Set.of(upper)), 5).isEmpty());
    }
}
