package mx.lanet.helpdesk.admin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.client.Site;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** One command: finds the data folder, opens the services, works as the operator. */
abstract class Task implements Callable<Integer> {
    @ParentCommand
    @Nullable
    AdminCommand admin;

    final Person operator = Services.operator();

    abstract int run(Services services, Terminal terminal);

    @Override
    public final Integer call() {
        AdminCommand top = Objects.requireNonNull(admin);
        Path data =
                top.data == null ? Path.of("data") : top.data.toAbsolutePath().normalize();
        boolean external = !Objects.toString(System.getenv("LANET_DB_URL"), "").isBlank();
        if (!Files.isDirectory(external ? data : data.resolve("pg18"))) {
            top.terminal.complain("admin.no_data", data);
            return ExitCode.USAGE;
        }
        try (Services services = Services.open(data)) {
            return run(services, top.terminal);
        }
    }

    /** The only client whose name is or contains this text, whatever the case; null, and said so, else. */
    final @Nullable Client client(Services services, Terminal terminal, String name) {
        List<Client> all = services.get(Clients.class).reachable(operator);
        return only(terminal, "admin.client", name, all, Client::name);
    }

    /** The same for the sites of a client. */
    final @Nullable Site site(Services services, Terminal terminal, Client client, String name) {
        List<Site> all = services.get(Sites.class).ofClient(operator, client.id());
        return only(terminal, "admin.site", name, all, Site::name);
    }

    private static <T> @Nullable T only(
            Terminal terminal, String key, String name, List<T> all, Function<T, String> nameOf) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<T> exact = all.stream()
                .filter(one -> nameOf.apply(one).toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        List<T> found = !exact.isEmpty()
                ? exact
                : all.stream()
                        .filter(one ->
                                nameOf.apply(one).toLowerCase(Locale.ROOT).contains(wanted))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        List<T> candidates = found.isEmpty() ? all : found;
        terminal.complain(found.isEmpty() ? key + ".none" : key + ".many", name);
        candidates.stream()
                .map(nameOf)
                .sorted(Comparator.naturalOrder())
                .limit(20)
                .forEach(candidate -> terminal.err().println("  " + candidate));
        return null;
    }
}
