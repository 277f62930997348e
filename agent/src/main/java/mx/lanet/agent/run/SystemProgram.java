package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.lanet.agent.run.ProcessRun.Manner;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.PrivateFiles;

/** Runs a program of the operating system for a command: by its whole path, with arguments that nobody interprets. */
record SystemProgram(Path folder, Messages messages) {
    /** The first of the places where it is. */
    static Optional<Path> find(String... places) {
        return Stream.of(places).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    Outcome run(List<String> command, Duration timeout, Ongoing ongoing) throws IOException, InterruptedException {
        return run(command, Map.of(), timeout, Manner.SYSTEM, ongoing);
    }

    Outcome run(List<String> command, Map<String, String> environment, Duration timeout, Manner manner, Ongoing ongoing)
            throws IOException, InterruptedException {
        var whole = new LinkedHashMap<>(ScriptWork.environment(ongoing, folder));
        whole.remove("TMPDIR");
        whole.putAll(environment);
        var outputs = WorkFolder.below(folder);
        PrivateFiles.makeFolder(outputs);
        var order = new ProcessRun.Order(command, whole, folder, outputs, timeout, manner);
        return ProcessRun.run(order, ongoing, ScriptWork.words(messages, timeout));
    }
}
