package mx.lanet.helpdesk.admin;

import java.io.IOException;
import mx.lanet.helpdesk.ticket.FileCheck;
import picocli.CommandLine.Command;

/** Reads every attachment and names those that are lost or altered. */
@Command(name = "verify-files")
final class VerifyFilesCommand extends Task {
    @Override
    int run(Services services, Terminal terminal) {
        try {
            FileCheck.Count count = services.get(FileCheck.class)
                    .run(found -> terminal.complain(
                            found.fate() == FileCheck.Fate.LOST ? "admin.files.lost" : "admin.files.altered",
                            found.of(),
                            found.fileName(),
                            found.storedAs()));
            terminal.say("admin.files.done", count.whole(), count.lost(), count.altered());
            return count.lost() + count.altered() == 0 ? ExitCode.OK : ExitCode.TROUBLE;
        } catch (IOException away) {
            terminal.complain("admin.files.away", String.valueOf(away.getMessage()));
            return ExitCode.TROUBLE;
        }
    }
}
