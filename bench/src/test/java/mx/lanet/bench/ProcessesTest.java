package mx.lanet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void aProcessMayHaveBlanksAndBracketsInItsName() {
        String line = "4242 (postgres: (io) worker) S 77 4242 4242 0 -1 4194304 5 0 0 0 120 30 7 2 20 0 1 0 99 0 0";

        assertThat(Processes.Stat.parse(line)).isEqualTo(new Processes.Stat(77, 150, 9));
    }

    @Test
    void waitingIsNotWork() {
        assertThat(Processes.busyTicks("cpu  100 10 30 5000 400 3 2 1 0 0")).isEqualTo(146);
    }
}
