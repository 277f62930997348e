package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.UUID;

/** What is installed on these machines changed, and is counted. Published inside the transaction, which reaches all clients. */
public record SoftwareChanged(List<Machine> machines) {
    public SoftwareChanged {
        machines = List.copyOf(machines);
    }

    /**
     * A machine.
     *
     * @param beginning it is its first list, or it is in use again, or not any more
     * @param titlesCome numbers of programs that it did not have in any version
     */
    public record Machine(UUID clientId, UUID assetId, boolean beginning, List<Integer> titlesCome) {
        public Machine {
            titlesCome = List.copyOf(titlesCome);
        }
    }
}
