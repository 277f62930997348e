package mx.lanet.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.lanet.agent.collect.SystemdUnits.Watched;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSignsTest {
    private static final String GROUP = "/system.slice/system-caja.slice/caja@1.service";

    @TempDir
    private Path root;

    private ServiceSigns signs;
    private Watched unit = new Watched(new ServiceStatus("caja", "running"), 812, GROUP);

    @BeforeEach
    void ask() throws Exception {
        signs = new ServiceSigns(root);
        Files.createDirectories(process());
        Files.createDirectories(group());
        asked();
    }

    private Path process() {
        return root.resolve("proc/812");
    }

    private Path group() {
        return root.resolve("sys/fs/cgroup" + GROUP);
    }

    private List<ServiceStatus> asked() throws IOException, InterruptedException {
        return signs.asked(List.of("caja"), () -> List.of(unit));
    }

    @Test
    void one_that_ends_is_seen_by_its_process_and_one_that_begins_by_its_group() throws Exception {
        assertThat(signs.differ()).isFalse();
        Files.delete(process());
        assertThat(signs.differ()).isTrue();

        Files.delete(group());
        unit = new Watched(new ServiceStatus("caja", "stopped"), 0, "");
        assertThat(asked()).containsExactly(unit.status());
        assertThat(signs.differ()).isFalse();
        Files.createDirectory(group());
        assertThat(signs.differ()).isTrue();
    }

    @Test
    void what_begins_while_systemd_is_asked_is_seen_and_a_group_that_stays_behind_is_nothing_new() throws Exception {
        unit = new Watched(new ServiceStatus("caja", "stopped"), 0, "");
        asked();
        assertThat(signs.differ()).isFalse();

        Files.delete(group());
        signs.asked(List.of("caja"), () -> {
            Files.createDirectory(group());
            return List.of(unit);
        });
        assertThat(signs.differ()).isTrue();
    }
}
