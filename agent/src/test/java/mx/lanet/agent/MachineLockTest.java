package mx.lanet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class MachineLockTest {
    private static final Path OWN = Path.of("/srv/prueba");
    private static final Path RUN = Path.of("/run");

    @Test
    void the_machines_own_agent_has_the_place_that_all_users_share_or_none_without_the_rights() {
        assertThat(MachineLock.place(Map.of(), null)).isEqualTo(machines());
        assertThat(MachineLock.place(Map.of("NOTIFY_SOCKET", "/run/systemd/notify"), OWN))
                .isEqualTo(machines());
        assertThat(MachineLock.place(
                        Map.of("NOTIFY_SOCKET", "/run/systemd/notify", "LANET_AGENT_DATA", OWN.toString()), null))
                .isEqualTo(machines());
    }

    @Test
    void one_that_is_started_by_hand_with_a_folder_of_its_own_stands_beside_it() {
        assertThat(MachineLock.place(Map.of(), OWN)).isEmpty();
        assertThat(MachineLock.place(Map.of("LANET_AGENT_DATA", OWN.toString()), null))
                .isEmpty();
    }

    @Test
    void a_place_that_is_named_holds_for_every_one() {
        assertThat(MachineLock.place(Map.of(MachineLock.VARIABLE, "/tmp/otro.lock"), OWN))
                .contains(Path.of("/tmp/otro.lock"));
    }

    @Test
    void it_is_free_again_when_its_holder_has_ended(@TempDir Path temp) throws Exception {
        var file = Optional.of(temp.resolve("machine.lock"));
        try (var first = MachineLock.tryTake(file).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(MachineLock.tryTake(file)).isEmpty();
        }
        assertThat(MachineLock.tryTake(file)).isPresent();
    }

    @Test
    void without_a_place_everybody_may() throws IOException {
        assertThat(MachineLock.tryTake(Optional.empty())).isPresent();
        assertThat(MachineLock.tryTake(Optional.empty())).isPresent();
    }

    private static Optional<Path> machines() {
        boolean root = "root".equals(System.getProperty("user.name")) && Files.isWritable(RUN);
        return root ? Optional.of(RUN.resolve("lanet-agent.lock")) : Optional.empty();
    }
}
