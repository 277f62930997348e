package mx.lanet.helpdesk.admin;

import static java.util.stream.Collectors.joining;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import mx.lanet.helpdesk.database.EmbeddedPostgresException;
import mx.lanet.helpdesk.shared.Refusal;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code ./lanet admin}. */
public final class AdminProgram {
    private AdminProgram() {}

    /** Runs one command on the terminal; the exit code: 0 done, 1 refused or failed, 2 wrong use. */
    public static int run(String[] args) {
        return run(args, terminal(FileDescriptor.out), terminal(FileDescriptor.err));
    }

    static int run(String[] args, PrintWriter out, PrintWriter err) {
        Terminal terminal = new Terminal(out, err, Terminal.locale(System.getenv()));
        // picocli takes its own few words from the default locale.
        Locale.setDefault(terminal.locale());
        int code = new CommandLine(new AdminCommand(terminal))
                .setResourceBundle(terminal.bundle())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((fault, _) -> wrongUse(terminal, fault))
                .setExecutionExceptionHandler((fault, _, _) -> failed(terminal, fault))
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    private static int wrongUse(Terminal terminal, ParameterException fault) {
        switch (fault) {
            case MissingParameterException e ->
                terminal.complain(
                        "admin.missing",
                        e.getMissing().stream().map(AdminProgram::name).collect(joining(", ")));
            case UnmatchedArgumentException e -> terminal.complain("admin.unknown", String.join(" ", e.getUnmatched()));
            default -> terminal.complain("admin.wrong", Objects.toString(fault.getMessage()));
        }
        CommandLine line = fault.getCommandLine();
        line.usage(line.getErr());
        return ExitCode.USAGE;
    }

    private static int failed(Terminal terminal, Exception fault) {
        Throwable cause = Objects.requireNonNullElse(NestedExceptionUtils.getRootCause(fault), fault);
        switch (cause) {
            case Refusal refusal -> terminal.complain(refusal);
            case EmbeddedPostgresException e -> terminal.complain("admin.failed", Objects.toString(e.getMessage()));
            default ->
                terminal.complain(
                        "admin.failed", cause.getClass().getSimpleName() + ": " + Objects.toString(cause.getMessage()));
        }
        return ExitCode.TROUBLE;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static PrintWriter terminal(FileDescriptor stream) {
        return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
