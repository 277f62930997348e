package mx.lanet.helpdesk.admin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top of the command line. */
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpWidth = 100,
        subcommands = {
            InitCommand.class,
            UsersCommand.class,
            AddUserCommand.class,
            ResetPasswordCommand.class,
            ResetFactorCommand.class,
            ActivateCommand.class,
            DeactivateCommand.class,
            ClientsCommand.class,
            AddClientCommand.class,
            AddSiteCommand.class,
            TokensCommand.class,
            CreateTokenCommand.class,
            TokenOffCommand.class,
            VerifyAuditCommand.class,
            VerifyFilesCommand.class
        })
final class AdminCommand implements Runnable {
    final Terminal terminal;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:LANET_DATA}",
            descriptionKey = "option.data",
            scope = ScopeType.INHERIT)
    @Nullable
    Path data;

    AdminCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        spec.commandLine().usage(terminal.out());
    }
}
