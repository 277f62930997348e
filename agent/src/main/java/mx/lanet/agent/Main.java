package mx.lanet.agent;

import static java.util.stream.Collectors.joining;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.FolderException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The agent's program: {@code agent --help} tells all. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        // The JDK reads it with the first connection of any kind, and would send a POST again by itself (HttpLink).
        System.setProperty("sun.net.http.retryPost", "false");
        System.exit(run(Arguments.asTyped(args), terminal(FileDescriptor.out), terminal(FileDescriptor.err)));
    }

    /** Runs one command; the exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        var locale = Messages.locale(System.getenv(), Locale.getDefault());
        // picocli takes its own few words from the default locale.
        Locale.setDefault(locale);
        var messages = Messages.in(locale);
        var line = new CommandLine(new AgentCommand())
                .setResourceBundle(messages.bundle())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(new WrongUse(messages))
                .setExecutionExceptionHandler(new PlainWords(messages));
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** Says in the person's language what is missing or unknown, then how it is used. */
    private record WrongUse(Messages messages) implements IParameterExceptionHandler {
        @Override
        public int handleParseException(ParameterException fault, String[] args) {
            var line = fault.getCommandLine();
            line.getErr().println(sentence(fault));
            line.usage(line.getErr());
            return ExitCode.USAGE;
        }

        private String sentence(ParameterException fault) {
            return switch (fault) {
                case MissingParameterException e ->
                    messages.text(
                            "use.missing",
                            e.getMissing().stream().map(Main::name).collect(joining(", ")));
                case UnmatchedArgumentException e -> messages.text("use.unknown", String.join(" ", e.getUnmatched()));
                default -> messages.text("use.wrong", String.valueOf(fault.getMessage()));
            };
        }
    }

    /** A fault is told in one line; who wants the trace asks with --debug. */
    private record PlainWords(Messages messages) implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception fault, CommandLine line, ParseResult parsed) {
            if (fault instanceof FolderException folder) {
                line.getErr()
                        .println(messages.text("folder.unusable", folder.folder(), String.valueOf(fault.getMessage())));
                return ExitCode.FOLDER;
            }
            line.getErr()
                    .println(messages.text(
                            "fault", fault.getClass().getSimpleName(), String.valueOf(fault.getMessage())));
            var root = line.getCommandSpec().root().userObject();
            if (root instanceof AgentCommand command && command.debug) {
                fault.printStackTrace(line.getErr());
            }
            return ExitCode.TROUBLE;
        }
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    // Outside Windows a terminal is UTF-8, also where the locale is the plain C one.
    private static PrintWriter terminal(FileDescriptor stream) {
        var windows = System.getProperty("os.name", "").startsWith("Windows");
        var charset = windows
                ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8;
        return new PrintWriter(new FileOutputStream(stream), true, charset);
    }
}
