package mx.lanet.helpdesk.forecast;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What will fail next: of a client, and for the team of all clients. */
@Controller
class ForecastPages {
    private final Forecasts forecasts;
    private final Clients clients;

    ForecastPages(Forecasts forecasts, Clients clients) {
        this.forecasts = forecasts;
        this.clients = clients;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/forecasts")
    Answer list(Person person, @RequestParam Map<String, String> asked) {
        UUID client = client(person, asked.getOrDefault("client", ""));
        ForecastKind kind = ForecastKind.find(asked.getOrDefault("kind", "")).orElse(null);
        int within = ForecastListPage.within(asked.getOrDefault("within", ""));
        String page = asked.getOrDefault("page", "1");
        ForecastQuery query = new ForecastQuery(
                kind,
                client,
                within,
                new Slice.Request(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, Pager.SIZE));
        return Answer.page(
                "forecast/list",
                new ForecastListPage(
                        forecasts.list(person, query),
                        kind,
                        client,
                        client == null
                                ? null
                                : clients.names(person, java.util.Set.of(client))
                                        .get(client),
                        within,
                        client == null && person.isStaff() && person.clients().size() != 1));
    }

    /** One that the person does not reach is none. */
    private static @Nullable UUID client(Person person, String asked) {
        return Optional.of(asked)
                .filter(text -> text.matches("[0-9a-fA-F-]{36}"))
                .map(UUID::fromString)
                .filter(person::mayReach)
                .orElse(null);
    }
}
