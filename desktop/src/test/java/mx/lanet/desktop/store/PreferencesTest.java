package mx.lanet.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mx.lanet.agent.store.PrivateFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    private Path temp;

    private Preferences of(String kept) throws IOException {
        var home = new Home(temp);
        PrivateFiles.write(home.preferences(), kept);
        return Preferences.read(home);
    }

    @Test
    void what_another_version_did_not_know_is_as_usual_and_the_rest_stays() throws IOException {
        var read = of("{\"theme\": \"dark\", \"of_a_later_version\": 1}");

        assertThat(read.theme()).isEqualTo("dark");
        assertThat(read).usingRecursiveComparison().ignoringFields("theme").isEqualTo(Preferences.USUAL);
    }

    @Test
    void a_file_that_makes_no_sense_is_as_none() throws IOException {
        assertThat(of("{\"theme\": \"pink\"}")).isEqualTo(Preferences.USUAL);
        assertThat(of("[1, 2]")).isEqualTo(Preferences.USUAL);
        assertThat(of("{")).isEqualTo(Preferences.USUAL);
    }
}
