package mx.lanet.simulator;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The simulator's program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(System.getenv(), args).execute(args));
    }

    /** Two programs under one name: load, and with {@code --chaos} trouble. */
    static CommandLine commandLine(Map<String, String> environment, String... args) {
        Texts texts = Texts.of("simulator", environment);
        boolean chaos = List.of(args).contains("--chaos");
        CommandLine line = new CommandLine(chaos ? new ChaosCommand(texts) : new SimulateCommand(texts));
        if (chaos) {
            line.getCommandSpec()
                    .usageMessage()
                    .header(texts.bundle().getString("chaos.header"))
                    .description(texts.bundle().getString("chaos.description"))
                    .footer(texts.bundle().getString("chaos.footer"));
        }
        return ready(line, texts);
    }

    private static CommandLine ready(CommandLine line, Texts texts) {
        line.setResourceBundle(texts.bundle());
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((wrong, _) -> refuse(texts, wrong));
        line.setExecutionExceptionHandler((failed, command, _) -> {
            if (!(failed instanceof Wrong wrong)) {
                throw failed;
            }
            complain(command.getErr(), texts.say(wrong.key(), wrong.values()));
            return wrong.exitCode();
        });
        return line;
    }

    private static int refuse(Texts texts, ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        complain(err, texts.say(reason(wrong), subject(wrong)));
        complain(err, texts.say("error.see_help"));
        return CommandLine.ExitCode.USAGE;
    }

    private static String reason(ParameterException wrong) {
        return switch (wrong) {
            case MissingParameterException _ -> "error.missing";
            case UnmatchedArgumentException _ -> "error.unknown";
            default -> "error.invalid";
        };
    }

    private static String subject(ParameterException wrong) {
        List<String> names = new ArrayList<>();
        if (wrong instanceof UnmatchedArgumentException unknown) {
            names.addAll(unknown.getUnmatched());
        } else if (wrong instanceof MissingParameterException missing) {
            missing.getMissing().forEach(argument -> names.add(name(argument)));
        } else if (wrong.getArgSpec() != null) {
            names.add(name(wrong.getArgSpec()) + (wrong.getValue() == null ? "" : " " + wrong.getValue()));
        }
        return String.join(", ", names);
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static void complain(PrintWriter err, String text) {
        err.println(text);
        err.flush();
    }
}
