package mx.lanet.desktop.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.run.ReceivedFiles.Received;
import mx.lanet.desktop.notice.News.Item;
import mx.lanet.desktop.notice.Notice.Kind;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.TicketPage.TicketSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewsTest {
    @Test
    void what_is_seen_for_the_first_time_at_all_is_no_news() {
        assertThat(News.since(null, List.of(ticket("1", "resuelto", 3)))).isEmpty();
    }

    @Test
    void an_answer_a_resolution_and_what_others_closed_or_opened_is_news() {
        var known = News.known(List.of(
                ticket("answered", "en_progreso", 1),
                ticket("resolved", "en_progreso", 0),
                ticket("closed", "en_espera", 0),
                ticket("reopened", "resuelto", 0),
                ticket("read", "en_progreso", 2),
                ticket("taken", "nuevo", 0)));

        var news = News.since(
                known,
                List.of(
                        ticket("answered", "en_progreso", 2),
                        ticket("resolved", "resuelto", 1),
                        ticket("closed", "cerrado", 0),
                        ticket("reopened", "en_progreso", 0),
                        ticket("read", "en_progreso", 0),
                        ticket("taken", "asignado", 0),
                        ticket("made elsewhere", "nuevo", 0)));

        assertThat(news)
                .extracting(Item::kind, item -> item.ticket().subject())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.ANSWERED, "answered"),
                        org.assertj.core.groups.Tuple.tuple(Kind.RESOLVED, "resolved"),
                        org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, "closed"),
                        org.assertj.core.groups.Tuple.tuple(Kind.CHANGED, "reopened"));
    }

    @Test
    void nothing_is_told_twice_and_what_is_over_is_forgotten() {
        var now = List.of(ticket("1", "resuelto", 1), ticket("2", "cerrado", 1));

        var known = News.known(now);

        assertThat(News.since(known, now.subList(0, 1))).isEmpty();
        assertThat(known).containsOnlyKeys(id("1"));
        assertThat(News.since(Map.of(), now.subList(0, 1))).hasSize(1);
    }

    @Test
    void a_file_is_told_once_and_only_when_it_was_sent_in_sight() {
        var first = List.of(file("1", "Luis", 1));
        assertThat(FileNews.since(null, first)).as("it was there before").isEmpty();
        var known = FileNews.known(first);
        var later = List.of(file("1", "Luis", 1), file("3", "Luis", 3), file("2", null, 2), file("4", "Eva", 2));

        var fresh = FileNews.since(known, later);

        assertThat(fresh).extracting(Received::id).containsExactly("4", "3");
        assertThat(FileNews.since(FileNews.known(later), later)).isEmpty();
        var notices = FileNews.notices(fresh, Texts.in("es"));
        assertThat(notices).extracting(Notice::file).containsExactly("4", "3");
        assertThat(notices.getFirst().title()).isEqualTo("Eva te mandó un archivo");
        var many = List.of(fresh.getFirst(), fresh.getFirst(), fresh.getFirst(), fresh.getLast());
        assertThat(FileNews.notices(many, Texts.in("es"))).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("Llegaron 4 archivos");
            assertThat(notice.file()).isEqualTo("3");
        });
    }

    private static Received file(String id, @Nullable String by, int second) {
        return new Received(id, "Guía " + id + ".pdf", 2_048, Instant.EPOCH.plusSeconds(second), true, by);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static TicketSummary ticket(String name, String status, int unread) {
        var now = Instant.EPOCH;
        return new TicketSummary(
                id(name), "TKT-000001", name, status, null, null, "agente", now, now, null, unread, null, null);
    }
}
