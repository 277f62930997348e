package mx.lanet.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import mx.lanet.desktop.look.Look;
import mx.lanet.desktop.store.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("desktop")
@ExtendWith(Stage.class)
class SettingsWindowTest {
    private static final int ENGLISH = 2;
    private static final int DARK = 2;

    private Session session;

    @BeforeEach
    void sit() throws Exception {
        session = new Session();
    }

    @AfterEach
    void leave() throws Exception {
        session.close();
    }

    @Test
    void what_is_chosen_holds_at_once_in_all_windows_and_is_kept() {
        var status = session.open(Place.STATUS);
        var window = session.open(Place.SETTINGS);
        assertThat(status.target().getTitle()).isEqualTo("Estado del equipo");

        window.comboBox("theme").selectItem(DARK);
        assertThat(Look.isDark()).isTrue();
        window.checkBox("notice.file").uncheck();
        window.checkBox("quiet").check();
        window.comboBox("from").selectItem("22:00");
        window.comboBox("language").selectItem(ENGLISH);

        assertThat(session.window(Place.STATUS).target().getTitle()).isEqualTo("This computer");
        assertThat(session.window(Place.SETTINGS).checkBox("start").text()).isEqualTo("Start with the session");
        var kept = Preferences.read(session.home());
        assertThat(kept.language()).isEqualTo("en");
        assertThat(kept.theme()).isEqualTo("dark");
        assertThat(kept.silenced()).containsExactly("file");
        assertThat(kept.quietFrom()).hasToString("22:00");
        assertThat(kept.quietUntil()).hasToString("07:00");
        Stage.picture("settings-dark-en");
    }

    @Test
    void it_starts_with_the_session_only_while_that_is_chosen() {
        var entry = session.temp().resolve("config/autostart/lanet-desktop.desktop");
        var window = session.open(Place.SETTINGS);

        window.checkBox("start").check();
        assertThat(entry).content().contains("[Desktop Entry]", "Exec=", "java");

        window.checkBox("start").uncheck();
        assertThat(Files.exists(entry)).isFalse();
    }

    @Test
    void the_services_settings_are_read_and_searched() {
        var window = session.open(Place.SETTINGS);
        window.tabbedPane("tabs").selectTab("Ajustes del servicio");
        var table = window.table("settings");
        await().atMost(Session.PATIENCE).until(() -> table.rowCount() > 20);

        window.textBox("search").enterText("dos latidos");

        await().atMost(Session.PATIENCE).until(() -> table.rowCount() == 1);
        assertThat(table.contents()[0]).containsExactly("Tiempo entre dos latidos.", "1", "línea de comandos");
        Stage.picture("settings-machine");
    }
}
