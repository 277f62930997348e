package mx.lanet.helpdesk.admin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.lanet.helpdesk.command.CommandKey;
import mx.lanet.helpdesk.shared.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Makes the key that signs commands, before the first start or for a node that has none; it touches no database. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    AdminCommand admin;

    @Override
    public Integer call() {
        AdminCommand top = Objects.requireNonNull(admin);
        DataFolder data = new DataFolder(top.data == null ? Path.of("data") : top.data);
        Path file = CommandKey.file(data);
        boolean there = Files.exists(file);
        CommandKey key = new CommandKey(data);
        top.terminal.say(there ? "admin.init.there" : "admin.init.made", file);
        top.terminal.say("admin.init.public", key.publicText());
        return ExitCode.OK;
    }
}
