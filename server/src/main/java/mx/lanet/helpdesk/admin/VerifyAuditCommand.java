package mx.lanet.helpdesk.admin;

import java.util.List;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Verdict;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import picocli.CommandLine.Command;

/** Walks every client's chain of audit records. */
@Command(name = "verify-audit")
final class VerifyAuditCommand extends Task {
    private long records;
    private int chains;
    private int broken;

    @Override
    int run(Services services, Terminal terminal) {
        Audit audit = services.get(Audit.class);
        Clients clients = services.get(Clients.class);
        verify(audit.verify(Person.HOUSE), "LANET", terminal);
        Slice<Clients.Row> page;
        int number = 1;
        do {
            page = clients.list(
                    operator, new Clients.Query("", true, false), new Slice.Request(number, Slice.MAX_SIZE));
            List<Clients.Row> rows = page.items();
            rows.forEach(
                    row -> verify(audit.verify(row.client().id()), row.client().name(), terminal));
            number++;
        } while (page.hasNext());
        terminal.say("admin.audit.done", chains, records, broken);
        return broken == 0 ? ExitCode.OK : ExitCode.TROUBLE;
    }

    private void verify(Verdict verdict, String name, Terminal terminal) {
        chains++;
        switch (verdict) {
            case Verdict.Whole(long length) -> records += length;
            case Verdict.Broken(long position) -> {
                broken++;
                terminal.complain("admin.audit.broken", name, position);
            }
        }
    }
}
