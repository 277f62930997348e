package mx.lanet.helpdesk.admin;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who has a login. */
@Command(name = "users")
final class UsersCommand extends Task {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Option(names = "--search", paramLabel = "TEXT", descriptionKey = "option.search", defaultValue = "")
    String search = "";

    @Option(names = "--page", paramLabel = "N", descriptionKey = "option.page", defaultValue = "1")
    int page = 1;

    @Override
    int run(Services services, Terminal terminal) {
        Slice<User> users = services.get(Users.class)
                .list(
                        operator,
                        new Users.Query(null, null, null, search, Users.Sort.NAME, false),
                        new Slice.Request(page, Slice.MAX_SIZE));
        Set<UUID> clients = users.items().stream().map(User::clientId).collect(Collectors.toSet());
        Map<UUID, String> names = services.get(Tenancy.class)
                .call(operator.scope(), () -> services.get(Clients.class).names(clients));
        terminal.table(
                List.of("column.login", "column.name", "column.role", "column.client", "column.active", "column.seen"),
                users.items().stream().map(user -> row(user, names, terminal)).toList());
        terminal.say("admin.page", users.page(), Math.max(1, Math.ceilDiv(users.total(), users.size())), users.total());
        return ExitCode.OK;
    }

    private static List<String> row(User user, Map<UUID, String> names, Terminal terminal) {
        return List.of(
                user.login(),
                user.name(),
                user.role().word(),
                user.role().isStaff() ? "" : names.getOrDefault(user.clientId(), ""),
                terminal.word(user.active()),
                user.lastLoginAt() == null ? "" : MINUTE.format(user.lastLoginAt()));
    }
}
