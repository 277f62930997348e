package mx.lanet.agent.collect;

import java.util.List;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;

/** Where readings come from: the machine, or in tests whatever a test says. */
public interface StatusSource {
    /** One reading; rates are since the reading before. Pending updates come from the last inventory. */
    MachineStatus read(List<String> watchedServices, @Nullable Integer pendingUpdates);

    /** Whether a watched service came or went since the last reading, as far as that costs next to nothing to see. Any thread. */
    default boolean differs() {
        return false;
    }
}
