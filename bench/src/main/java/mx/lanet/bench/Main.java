package mx.lanet.bench;

import mx.lanet.simulator.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements' program, called by {@code bench/run}. */
@Command(name = "bench/run", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine(Texts.of("bench", System.getenv())).execute(args));
    }

    static CommandLine commandLine(Texts texts) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new HeartbeatBench(texts));
        line.addSubcommand(new TicketBench(texts));
        line.addSubcommand(new InventoryBench(texts));
        line.addSubcommand(new PageBench(texts));
        line.addSubcommand(new StormBench(texts));
        line.addSubcommand(new FileBench(texts));
        line.addSubcommand(new ChannelBench(texts));
        line.addSubcommand(new StartBench(texts));
        line.addSubcommand(new ForecastBench(texts));
        line.addSubcommand(new AgentMemoryBench(texts));
        line.addSubcommand(new DesktopBench(texts));
        line.setResourceBundle(texts.bundle());
        line.setUsageHelpAutoWidth(true);
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
