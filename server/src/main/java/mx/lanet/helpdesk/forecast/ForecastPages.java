package mx.lanet.helpdesk.forecast;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.asset.MachineFilter;
import mx.lanet.helpdesk.asset.MachineFilters;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What will fail next: of a client, of the machines of a saved list, and for the team of all clients. */
@Controller
class ForecastPages {
    private final Forecasts forecasts;
    private final Clients clients;
    private final MachineFilters filters;
    private final AssetLists assets;
    private final MessageSource messages;

    ForecastPages(
            Forecasts forecasts, Clients clients, MachineFilters filters, AssetLists assets, MessageSource messages) {
        this.forecasts = forecasts;
        this.clients = clients;
        this.filters = filters;
        this.assets = assets;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/forecasts")
    Answer list(Person person, @RequestParam Map<String, String> given) {
        ForecastAsked asked = read(person, given);
        return Answer.page("forecast/list", new ForecastListPage(forecasts.list(person, asked.query()), asked));
    }

    /** The list to take along. */
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/forecasts/export")
    Export export(Person person, @RequestParam Map<String, String> given, Locale locale) {
        Texts texts = new Texts(messages, locale);
        ForecastAsked asked = read(person, given);
        String title = texts.t("forecast.title");
        return Export.of(
                title,
                asked.words(texts),
                person.isStaff() ? asked.query().clientId() : person.clientId(),
                new Sheet<>(
                        title,
                        columns(asked.clientShown(), texts),
                        (most, row) -> forecasts.each(person, asked.query(), most, row)));
    }

    private static List<Cells<ForecastRow>> columns(boolean ofClients, Texts texts) {
        List<Cells<ForecastRow>> columns = new ArrayList<>();
        columns.add(Cells.text(texts.t("forecast.column.machine"), ForecastRow::assetName));
        if (ofClients) {
            columns.add(Cells.text(texts.t("forecast.column.client"), ForecastRow::clientName));
        }
        columns.add(Cells.text(
                texts.t("forecast.filter.kind"),
                row -> texts.t("forecast.kind." + row.forecast().kind().word())));
        columns.add(Cells.text(texts.t("forecast.column.text"), row -> text(row.forecast(), texts)));
        columns.add(Cells.decimal(
                texts.t("forecast.column.days"), row -> rounded(row.forecast().days())));
        columns.add(Cells.decimal(
                texts.t("forecast.column.now"), row -> rounded(row.forecast().level())));
        columns.add(Cells.day(
                texts.t("forecast.column.since"), row -> row.forecast().since()));
        return columns;
    }

    private static @Nullable Double rounded(@Nullable Double exact) {
        return exact == null ? null : Math.round(exact * 10) / 10.0;
    }

    private static String text(Forecast forecast, Texts texts) {
        return texts.t(forecast.textKey(), forecast.arguments().toArray());
    }

    private ForecastAsked read(Person person, Map<String, String> given) {
        UUID client = client(person, given.getOrDefault("client", ""));
        ForecastKind kind = ForecastKind.find(given.getOrDefault("kind", "")).orElse(null);
        int within = ForecastAsked.within(given.getOrDefault("within", ""));
        String page = given.getOrDefault("page", "1");
        List<MachineFilter> saved = person.isStaff() ? filters.list(person) : List.of();
        MachineFilter filter = saved.stream()
                .filter(one -> one.filterId().toString().equals(given.getOrDefault("filter", "")))
                .findFirst()
                .orElse(null);
        ForecastQuery query = new ForecastQuery(
                kind,
                client,
                within,
                filter == null ? null : assets.ids(person, filter.query()),
                new Slice.Request(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1, Pager.SIZE));
        return new ForecastAsked(
                query,
                Address.of("/forecasts")
                        .with("kind", kind == null ? null : kind.word())
                        .with("client", client)
                        .with("within", ForecastAsked.unusual(within))
                        .with("filter", filter == null ? null : filter.filterId()),
                client == null ? null : clients.names(person, Set.of(client)).get(client),
                filter,
                saved,
                client == null && person.isStaff() && person.clients().size() != 1);
    }

    /** One that the person does not reach is none. */
    private static @Nullable UUID client(Person person, String asked) {
        return Optional.of(asked)
                .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .map(UUID::fromString)
                .filter(person::mayReach)
                .orElse(null);
    }
}
