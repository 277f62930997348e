package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormatsTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final Instant NOW = Instant.parse("2026-11-20T17:38:00Z");

    private final Formats formats = formats(Locale.of("es", "MX"));

    @Test
    void a_moment_is_written_as_short_as_it_is_clear() {
        assertThat(formats.moment(NOW)).isEqualTo("11:38");
        assertThat(formats.moment(Instant.parse("2026-11-20T00:04:00Z"))).isEqualTo("ayer 18:04");
        assertThat(formats.moment(Instant.parse("2026-11-21T15:00:00Z"))).isEqualTo("mañana 9:00");
        assertThat(formats.moment(Instant.parse("2026-08-12T18:00:00Z"))).isEqualTo("12 de ago");
        assertThat(formats.moment(Instant.parse("2024-08-12T18:00:00Z"))).isEqualTo("12 de ago de 2024");
        assertThat(formats.full(NOW)).isEqualTo("viernes, 20 de noviembre de 2026, 11:38");
    }

    @Test
    void what_just_happened_is_told_in_one_unit() {
        assertThat(formats.ago(NOW)).isEqualTo("ahora");
        assertThat(formats.ago(NOW.plusSeconds(3))).isEqualTo("ahora");
        assertThat(formats.ago(NOW.minusSeconds(20))).isEqualTo("hace 20\u00a0s");
        assertThat(formats.ago(NOW.minus(Duration.ofMinutes(4)))).isEqualTo("hace 4\u00a0min");
        assertThat(formats.ago(NOW.minus(Duration.ofHours(3)))).isEqualTo("hace 3\u00a0h");
        assertThat(formats.ago(NOW.minus(Duration.ofHours(25)))).isEqualTo("ayer 10:38");
    }

    @Test
    void a_length_has_at_most_two_units() {
        assertThat(formats.length(Duration.ofSeconds(40))).isEqualTo("40\u00a0s");
        assertThat(formats.length(Duration.ofMinutes(185))).isEqualTo("3\u00a0h 05\u00a0min");
        assertThat(formats.length(Duration.ofHours(5))).isEqualTo("5\u00a0h");
        assertThat(formats.length(Duration.ofHours(24))).isEqualTo("1 día");
        assertThat(formats.length(Duration.ofHours(70))).isEqualTo("2 días");
    }

    @Test
    void numbers_carry_their_unit_and_do_not_break() {
        assertThat(formats.number(1284)).isEqualTo("1,284");
        assertThat(formats.percent(34.4)).isEqualTo("34\u00a0%");
        assertThat(formats.bytes(512)).isEqualTo("512\u00a0B");
        assertThat(formats.bytes(19_756_849_562L)).isEqualTo("18.4\u00a0GB");
        assertThat(formats.bytes(512L * 1024 * 1024 * 1024)).isEqualTo("512\u00a0GB");
        assertThat(formats.unit(58, "°C")).isEqualTo("58\u00a0°C");
    }

    @Test
    void english_is_a_language_too() {
        Formats english = formats(Locale.US);

        assertThat(english.moment(Instant.parse("2026-08-12T18:00:00Z"))).isEqualTo("12 Aug");
        assertThat(english.ago(NOW.minusSeconds(20))).isEqualTo("20\u00a0s ago");
        assertThat(english.length(Duration.ofHours(24))).isEqualTo("1 day");
    }

    private static Formats formats(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/web");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return new Formats(new Texts(messages, locale), MEXICO, Clock.fixed(NOW, MEXICO));
    }
}
