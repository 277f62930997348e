package mx.lanet.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import mx.lanet.simulator.Texts;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command of {@code bench/run}: what it says while it goes, and the tables that it ends with. */
abstract class Bench implements Callable<Integer> {
    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    Bench(Texts texts) {
        this.texts = texts;
    }

    final Texts texts() {
        return texts;
    }

    final String words(String key, Object... values) {
        return texts.say(key, values);
    }

    /** An empty table with the columns of this key. */
    final Table table(String columns) {
        return new Table(words(columns).split(";", -1));
    }

    /** A line, at once: what follows may take minutes. */
    final void say(String key, Object... values) {
        out().println(words(key, values));
        out().flush();
    }

    /** Each after an empty line. */
    final void print(Table... tables) {
        for (Table table : tables) {
            out().println();
            out().print(table);
        }
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
