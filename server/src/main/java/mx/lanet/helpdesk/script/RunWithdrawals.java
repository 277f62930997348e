package mx.lanet.helpdesk.script;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetStateChanged;
import mx.lanet.helpdesk.identity.Team;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * A machine that is retired or moved while a run waits for it is not the one that was meant: what was not delivered is
 * withdrawn, so that it does not run when the machine is in use again.
 */
@Component
class RunWithdrawals {
    private static final Logger LOG = LoggerFactory.getLogger(RunWithdrawals.class);

    private static final int MOST = 500;

    private final RunTable table;
    private final RunMachineTable machines;
    private final RunOrders orders;
    private final Team team;
    private final Tenancy tenancy;

    RunWithdrawals(RunTable table, RunMachineTable machines, RunOrders orders, Team team, Tenancy tenancy) {
        this.table = table;
        this.machines = machines;
        this.orders = orders;
        this.team = team;
        this.tenancy = tenancy;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AssetStateChanged event) {
        begin(event.clientId(), event.assetId());
    }

    /** The transaction that told of it is still closing on this thread. */
    private void begin(UUID clientId, UUID assetId) {
        Thread.ofVirtual().name("withdraw-" + assetId).start(() -> {
            Scope client = new Scope.Clients(Set.of(clientId));
            attempt(() -> withdraw(tenancy.call(client, () -> machines.misplaced(clientId, assetId, MOST))));
        });
    }

    /** Machines that were moved: each heartbeat's inventory tells of a change, too, so they are looked for now and then. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void sweep() {
        attempt(() -> withdraw(tenancy.call(new Scope.Everything(), () -> machines.misplaced(null, null, MOST))));
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.atWarn().log("Runs of machines that were moved could not be withdrawn: {}", e.getMessage());
        }
    }

    private void withdraw(List<RunMachineTable.Misplaced> misplaced) {
        for (RunMachineTable.Misplaced one : misplaced) {
            Scope client = new Scope.Clients(Set.of(one.clientId()));
            Run run = tenancy.call(client, () -> table.find(Reach.of(client), one.runId()))
                    .orElseThrow();
            orders.withdraw(client, team.member(run.ownerId()), run, one.assetId(), one.commandId());
            orders.tell(run);
        }
    }
}
