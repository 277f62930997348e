package mx.lanet.simulator.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private final Enrolled rosa = new Enrolled(UUID.randomUUID(), UUID.randomUUID(), "k1\nk2\n", "a.b.c", false);
    private final Enrolled pedro = new Enrolled(UUID.randomUUID(), UUID.randomUUID(), null, "d.e.f", true);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void machinesAreFoundAgain() throws IOException {
        StateFile file = new StateFile(folder.resolve("deep/state.jsonl"));
        file.save(List.of(rosa));
        file.append(List.of(pedro));

        assertThat(file.load()).containsExactly(rosa, pedro);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        file.append(List.of(rosa));
        file.save(List.of(rosa, pedro));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void aHalfWrittenLastLineIsDropped() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        file.save(List.of(rosa, pedro));
        Files.writeString(file.path(), "{\"machine_id\":\"0198", StandardOpenOption.APPEND);

        assertThat(file.load()).containsExactly(rosa, pedro);
    }

    @Test
    void aBrokenLineAmidTheOthersIsSaid() throws IOException {
        StateFile file = new StateFile(folder.resolve("state.jsonl"));
        Files.writeString(file.path(), "frog\n{}\n");

        assertThatThrownBy(file::load).isInstanceOf(IOException.class).hasMessageContaining("state.jsonl:1");
    }

    @Test
    void theEndOfATokenIsReadFromIt() {
        String claims = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"exp\":1790000000}".getBytes(UTF_8));

        assertThat(rosa.withToken("h." + claims + ".s").expiresAt()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
        assertThat(rosa.withToken("frog").expiresAt()).isEqualTo(Instant.EPOCH);
    }
}
