package mx.lanet.simulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MachineTest {
    @Test
    void theSameIdIsTheSameMachine() {
        UUID id = UUID.fromString("0198c3d0-7b7a-4c11-9d52-6f1f2f3a4b5c");

        assertThat(Machine.of(id)).isEqualTo(Machine.of(id));
    }

    @Test
    void namesFitIntoWindowsAndHardlyEverRepeat() {
        long names = machines().map(Machine::name).distinct().count();

        assertThat(machines().map(Machine::name)).allMatch(name -> name.matches("[A-Z]{2,4}-[A-Z]{2,4}-[2-9A-Z]{5}"));
        assertThat(names).isGreaterThan(1_990);
    }

    @Test
    void aServerRunsAServersSystem() {
        assertThat(machines().filter(machine -> machine.kind().equals("server")).map(Machine::os))
                .isNotEmpty()
                .noneMatch(os -> os.contains("Windows 1"));
    }

    @Test
    void anInventoryTellsTheMachinesFacts() {
        Machine machine = Machine.of(new UUID(1, 2));
        Enrolled enrolled = new Enrolled(machine.machineId(), new UUID(3, 4), null, "a.b.c", false);

        String json = JsonMapper.shared()
                .writeValueAsString(Furnishing.inventory(enrolled, machine, Machine.random(machine.machineId())));

        assertThat(json)
                .contains(machine.cpu(), machine.serialNumber(), "installed_software", "\"status\":\"running\"");
    }

    private static Stream<Machine> machines() {
        return Stream.iterate(1L, i -> i + 1).limit(2_000).map(i -> Machine.of(new UUID(i * 0x9E3779B97F4A7C15L, i)));
    }
}
