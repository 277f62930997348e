package mx.lanet.agent.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.agent.setting.Settings.Origin;
import mx.lanet.agent.setting.Settings.Value;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.PrivateFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path temp;

    private DataFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
    }

    @Test
    void each_layer_overrides_the_one_below_and_is_named_as_origin() throws IOException {
        Files.writeString(folder.configFile(), "{\"heartbeat\": {\"interval_seconds\": 50}}");
        var setting = Setting.HEARTBEAT_INTERVAL;

        assertThat(source(Map.of(), Map.of()).read().value(Setting.CPU_THRESHOLD))
                .isEqualTo(new Value("90", Origin.DEFAULT));
        assertThat(source(Map.of(), Map.of()).read().value(setting)).isEqualTo(new Value("50", Origin.FILE));
        source(Map.of(), Map.of()).keepFromServer(Map.of("heartbeat_interval", 40), Map.of(), NOW);
        assertThat(source(Map.of(), Map.of()).read().value(setting)).isEqualTo(new Value("40", Origin.SERVER));
        var environment = Map.of("LANET_AGENT_HEARTBEAT_INTERVAL_SECONDS", "30");
        assertThat(source(environment, Map.of()).read().value(setting)).isEqualTo(new Value("30", Origin.ENVIRONMENT));
        var line = Map.of("heartbeat.interval_seconds", "20");
        assertThat(source(environment, line).read().value(setting)).isEqualTo(new Value("20", Origin.COMMAND_LINE));
    }

    @Test
    void a_value_that_cannot_be_falls_to_the_layer_below_and_is_told() throws IOException {
        Files.writeString(
                folder.configFile(),
                "{\"heartbeat\": {\"interval_seconds\": 0}, \"logging\": {\"level\": [\"DEBUG\"]}, \"x\": 1}");
        var source = source(Map.of("LANET_AGENT_MONITORING_ENABLED", "sí"), Map.of("no.such", "1"));

        var settings = source.read();

        assertThat(settings.number(Setting.HEARTBEAT_INTERVAL)).isEqualTo(60);
        assertThat(settings.isOn(Setting.MONITORING_ENABLED)).isTrue();
        assertThat(source.complaints()).hasSize(3);
    }

    @Test
    void an_empty_text_of_the_server_holds_over_the_file_also_in_the_next_life() throws IOException {
        Files.writeString(folder.configFile(), "{\"monitoring\": {\"watched_services\": \"cups\"}}");

        source(Map.of(), Map.of()).keepFromServer(Map.of("watched_services", ""), Map.of(), NOW);

        assertThat(source(Map.of(), Map.of()).read().value(Setting.WATCHED_SERVICES))
                .isEqualTo(new Value("", Origin.SERVER));
        Files.writeString(
                folder.serverSettingsFile(),
                Files.readString(folder.serverSettingsFile()).replaceAll("\"value\" *: *\"\",?", ""));
        assertThat(source(Map.of(), Map.of()).read().value(Setting.WATCHED_SERVICES))
                .as("as earlier versions wrote it")
                .isEqualTo(new Value("", Origin.SERVER));
    }

    @Test
    void what_the_desktop_shows_is_checked() {
        assertThat(accepted(Setting.BRAND_COLOR, "#1d4ED8", "", "azul", "#1d4ed8; x", "#12345"))
                .containsExactly("#1d4ED8", "");
        assertThat(accepted(Setting.BRAND_LOGO, "a".repeat(64), "", "A".repeat(64), "../brand.png"))
                .containsExactly("a".repeat(64), "");
        assertThat(accepted(Setting.SUPPORT_PHONE, "55 1234 5678", "", "5".repeat(41), "55\n12"))
                .containsExactly("55 1234 5678", "");
        assertThat(accepted(Setting.BRAND_NAME, "ñ".repeat(60), "🏠".repeat(60), "🏠".repeat(61)))
                .containsExactly("ñ".repeat(60), "🏠".repeat(60));
        assertThat(accepted(Setting.DESKTOP_CONSENT, "ask", "tell", "silent", "", "never"))
                .containsExactly("ask", "tell", "silent");
    }

    private static List<String> accepted(Setting setting, String... values) {
        return Stream.of(values).filter(setting.kind()::accepts).toList();
    }

    @Test
    void a_broken_file_does_not_stop_the_agent() throws IOException {
        Files.writeString(folder.configFile(), "{ not json");
        Files.writeString(folder.serverSettingsFile(), "[]");
        var source = source(Map.of(), Map.of());

        assertThat(source.read().number(Setting.HEARTBEAT_INTERVAL)).isEqualTo(60);
        assertThat(source.complaints()).hasSize(2);
    }

    @Test
    void the_server_sets_only_what_it_may_and_only_what_can_be() throws IOException {
        Map<String, Object> updates = Map.of(
                "heartbeat_interval",
                30,
                "cpu_threshold",
                900,
                "server_url",
                "http://evil.example",
                "local_api_port",
                1,
                "log_level",
                "DEBUG",
                "allowed_scripts",
                List.of("powershell"));

        var taken = source(Map.of(), Map.of()).keepFromServer(updates, Map.of(), NOW);

        assertThat(taken).containsExactlyInAnyOrder("heartbeat.interval_seconds", "logging.level");
        assertThat(source(Map.of(), Map.of()).keepFromServer(updates, Map.of(), NOW))
                .isEmpty();
        assertThat(Files.readString(folder.serverSettingsFile())).contains("30", NOW.toString());
    }

    @Test
    void what_the_server_takes_back_gives_way_to_the_machines_own_file() throws IOException {
        Files.writeString(folder.configFile(), "{\"monitoring\": {\"temperature_threshold\": 70}}");
        var source = source(Map.of(), Map.of());
        source.keepFromServer(Map.of("temperature_threshold", 60), Map.of("temperature_threshold", "client"), NOW);

        var taken = source.keepFromServer(Collections.singletonMap("temperature_threshold", null), Map.of(), NOW);

        assertThat(taken).containsExactly("monitoring.temperature_threshold");
        assertThat(source.read().value(Setting.TEMPERATURE_THRESHOLD)).isEqualTo(new Value("70", Origin.FILE));
    }

    @Test
    void the_first_file_has_every_section_and_keeps_what_stood_there() throws IOException {
        Files.writeString(folder.configFile(), "{\"heartbeat\": {\"interval_seconds\": 50}}");

        source(Map.of(), Map.of()).writeFirstFile("https://ayuda.example");

        var settings = source(Map.of(), Map.of()).read();
        assertThat(settings.text(Setting.SERVER_URL)).isEqualTo("https://ayuda.example");
        assertThat(settings.number(Setting.HEARTBEAT_INTERVAL)).isEqualTo(50);
        assertThat(Files.readString(folder.configFile())).contains("scripts", "security", "monitoring", "logging");
    }

    @Test
    void both_languages_have_every_text_and_every_setting_a_sentence() {
        var english = Messages.in(Locale.ENGLISH);
        var spanish = Messages.in(Locale.of("es", "MX"));

        assertThat(keys("messages_es")).isEqualTo(keys("messages"));
        for (var setting : Setting.values()) {
            var key = "setting." + setting.path();
            assertThat(english.text(key)).isNotBlank();
            assertThat(english.bundle().getString(key).replace("''", "")).doesNotContain("'");
        }
        assertThat(spanish.text("ticket.delivered", "TKT-000456")).isEqualTo("Se creó el ticket TKT-000456.");
        assertThat(english.text("log.gap", 1, 2)).contains("from 1 to 2");
    }

    @Test
    void each_value_says_where_it_comes_from_since_when_and_what_the_server_wanted_instead() throws IOException {
        var at = Instant.parse("2026-02-03T04:05:06Z");
        PrivateFiles.write(folder.configFile(), "{\"scripts\":{\"enabled\":false}}");
        var environment = Map.of("LANET_AGENT_MONITORING_CPU_THRESHOLD", "70");
        source(environment, Map.of())
                .keepFromServer(
                        Map.of("heartbeat_interval", 30, "cpu_threshold", 50, "scripts.enabled", true),
                        Map.of("heartbeat_interval", "site"),
                        at);

        var shown = source(environment, Map.of()).shown().stream()
                .collect(Collectors.toMap(SettingSource.Shown::path, s -> s));

        assertThat(shown.get("heartbeat.interval_seconds"))
                .isEqualTo(new SettingSource.Shown(
                        "heartbeat.interval_seconds", "30", Origin.SERVER, at, null, null, false, "site"));
        assertThat(shown.get("monitoring.cpu_threshold")).satisfies(s -> {
            assertThat(s.origin()).isEqualTo(Origin.ENVIRONMENT);
            assertThat(s.wanted()).isEqualTo("50");
            assertThat(s.wantedAt()).isEqualTo(at);
        });
        assertThat(shown.get("scripts.enabled")).satisfies(s -> {
            assertThat(s.text()).isEqualTo("false");
            assertThat(s.origin()).isEqualTo(Origin.FILE);
            assertThat(s.since()).isNotNull();
            assertThat(s.wanted()).isEqualTo("true");
            assertThat(s.owners()).isTrue();
        });
    }

    @Test
    void the_manual_has_every_setting() throws IOException {
        var manual = Files.readString(Path.of("..", "docs", "agent.md"));

        for (var setting : Setting.values()) {
            assertThat(manual).contains("`" + setting.path() + "`");
        }
    }

    @Test
    void spanish_is_spoken_where_the_system_speaks_it() {
        assertThat(Messages.locale(Map.of("LANG", "es_MX.UTF-8"), Locale.ENGLISH)
                        .getLanguage())
                .isEqualTo("es");
        assertThat(Messages.locale(Map.of("LANG", "es_MX.UTF-8", "LC_ALL", "C"), Locale.ENGLISH))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Messages.locale(Map.of(), Locale.of("es", "MX")).getLanguage())
                .isEqualTo("es");
        assertThat(Messages.locale(Map.of("LANET_AGENT_LOGGING_LANGUAGE", "en", "LANG", "es"), Locale.ENGLISH))
                .isEqualTo(Locale.ENGLISH);
    }

    private static Set<String> keys(String name) {
        var properties = new Properties();
        try (var in = SettingsTest.class.getResourceAsStream("/mx/lanet/agent/" + name + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private SettingSource source(Map<String, String> environment, Map<String, String> line) {
        return new SettingSource(folder, environment, line);
    }
}
