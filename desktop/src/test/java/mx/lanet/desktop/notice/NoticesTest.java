package mx.lanet.desktop.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import mx.lanet.desktop.notice.Notice.Kind;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.store.Preferences;
import mx.lanet.desktop.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalTime NIGHT = LocalTime.of(23, 30);
    private static final LocalTime DAY = LocalTime.of(9, 0);

    @TempDir
    private Path temp;

    private final List<Notice> clicked = new CopyOnWriteArrayList<>();
    private final List<Notice> balloons = new CopyOnWriteArrayList<>();

    @Test
    void a_notice_is_an_argument_and_never_an_option_or_a_command() throws IOException {
        try (var notices = notices(Set.of())) {
            notices.tell(notice(Kind.ANSWERED, "--icon=/etc/passwd", "$(touch x) <b>uno</b> & dos\u0007"), DAY);

            await().atMost(PATIENCE).until(() -> shown().size() == 1);
            assertThat(shown().getFirst())
                    .contains("[--]\n[--icon=/etc/passwd]")
                    .contains("[$(touch x) &lt;b&gt;uno&lt;/b&gt; &amp; dos]");
            assertThat(temp.resolve("x")).doesNotExist();
        }
    }

    @Test
    void a_click_opens_its_ticket() throws IOException {
        try (var notices = notices(Set.of())) {
            var notice = notice(Kind.RESOLVED, "Resuelto", "TKT-000001");

            notices.tell(notice, DAY);

            await().atMost(PATIENCE).until(() -> clicked.equals(List.of(notice)));
            assertThat(shown().getFirst()).contains("[--action=default=Calificar]");
        }
    }

    @Test
    void what_nobody_there_shows_is_shown_by_the_icon() throws IOException {
        try (var notices = notices(Set.of())) {
            Files.createFile(temp.resolve("nobody"));
            var lost = notice(Kind.ANSWERED, "Sin demonio", "TKT-000002");

            notices.tell(lost, DAY);

            await().atMost(PATIENCE).until(() -> balloons.equals(List.of(lost)));
            assertThat(clicked).isEmpty();
        }
    }

    @Test
    void what_came_in_the_quiet_hours_is_told_together_and_what_is_silenced_never() throws IOException {
        try (var notices = notices(Set.of("restart"))) {
            notices.tell(notice(Kind.ANSWERED, "Uno", "1"), NIGHT);
            notices.tell(notice(Kind.RESTART, "Reiniciar", ""), NIGHT);
            notices.tell(notice(Kind.RESOLVED, "Dos", "2"), NIGHT);
            notices.catchUp(NIGHT);
        }
        // The computer was off in between.
        try (var notices = notices(Set.of("restart"))) {
            notices.catchUp(DAY);
            notices.catchUp(DAY);
            notices.tell(notice(Kind.RESTART, "Reiniciar", ""), DAY);
            notices.tell(notice(Kind.FILE, "Al final", ""), DAY);

            await().atMost(PATIENCE).until(() -> shown().stream().anyMatch(one -> one.contains("Al final")));
            assertThat(shown())
                    .hasSize(2)
                    .anyMatch(one -> one.contains("[2 avisos mientras no querías interrupciones]"))
                    .noneMatch(one -> one.contains("Reiniciar"));
        }
    }

    private static Notice notice(Kind kind, String title, String text) {
        return new Notice(kind, title, text, UUID.randomUUID());
    }

    private Notices notices(Set<String> silenced) throws IOException {
        var preferences = new Preferences("es", "light", false, silenced, LocalTime.of(22, 0), LocalTime.of(7, 0));
        var notifier = Objects.requireNonNull(
                NotifySend.find(program(), "LANET", (notice, action, run) -> balloons.add(notice)));
        return new Notices(new Home(temp), notifier, () -> preferences, () -> Texts.in("es"), clicked::add);
    }

    // notify-send is not ours: this one writes down what it was given, and says that it was clicked.
    private String program() throws IOException {
        var program = Files.writeString(
                temp.resolve("notify-send"),
                """
                #!/bin/sh
                if [ "$1" = --help ]; then echo "  -A, --action"; exit; fi
                if [ -e "%1$s/nobody" ]; then echo "no daemon" >&2; exit 1; fi
                out=$(mktemp "%1$s/shown.XXXXXX")
                for word in "$@"; do printf '[%%s]\\n' "$word"; done > "$out"
                mv "$out" "$out.done"
                echo default
                """
                        .formatted(temp));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    private List<String> shown() throws IOException {
        try (var files = Files.list(temp)) {
            return files.filter(file -> file.toString().endsWith(".done"))
                    .map(NoticesTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
