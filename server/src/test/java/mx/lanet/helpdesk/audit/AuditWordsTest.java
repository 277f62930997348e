package mx.lanet.helpdesk.audit;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.TicketEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recorded is told in sentences: nobody reads {@code ticket.merged} on the page of the audit. */
class AuditWordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern WORD = Pattern.compile("\"([a-z_]+\\.[a-z_]+)\"");
    private static final Pattern RECORDS = Pattern.compile("\\baudit\\s*\\.record(?:Unknown)?\\(");

    /** Words with a point beside a record that name no act. */
    private static final Set<String> OTHERS =
            Set.of("user.id", "user.name", "client.id", "schedule.id", "webhook.id", "second_factor.demanded_of_staff");

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void every_act_has_a_sentence_and_every_change_of_a_ticket_a_label(String language) {
        Set<String> told = keys(language);

        assertThat(told)
                .containsAll(actions().stream().map("audit.action."::concat).toList());
        assertThat(told)
                .containsAll(Arrays.stream(TicketEvent.Kind.values())
                        .filter(kind -> kind != TicketEvent.Kind.CREATED)
                        .map(kind -> "audit.detail." + kind.word())
                        .toList());
    }

    private static Set<String> actions() {
        Set<String> actions = files(SOURCES, ".java")
                .map(AuditWordsTest::text)
                .filter(text -> RECORDS.matcher(text).find())
                .flatMap(text -> WORD.matcher(text).results())
                .map(match -> match.group(1))
                .filter(word -> !OTHERS.contains(word))
                .collect(toCollection(TreeSet::new));
        assertThat(actions).hasSizeGreaterThan(60).contains("ticket.merged", "user.invited");
        return actions;
    }

    private static Set<String> keys(String language) {
        Set<String> keys = new TreeSet<>();
        files(MESSAGES, "_" + language + ".properties").forEach(file -> {
            try (var reader = Files.newBufferedReader(file)) {
                Properties messages = new Properties();
                messages.load(reader);
                keys.addAll(messages.stringPropertyNames());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return keys;
    }

    private static Stream<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
