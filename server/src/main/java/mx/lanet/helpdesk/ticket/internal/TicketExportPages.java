package mx.lanet.helpdesk.ticket.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of tickets to take along: the same tickets and columns as at the same address of the list. */
@Controller
class TicketExportPages implements Exportable {
    private final TicketLists lists;
    private final ListFrames frames;
    private final ListedTickets listed;
    private final MessageSource messages;
    private final Clock clock;

    TicketExportPages(TicketLists lists, ListFrames frames, ListedTickets listed, MessageSource messages, Clock clock) {
        this.lists = lists;
        this.frames = frames;
        this.listed = listed;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "tickets";
    }

    @Override
    public String path() {
        return "/tickets";
    }

    @Override
    public boolean hasPeriod() {
        return false;
    }

    @Override
    public boolean isFor(Person person) {
        return person.role() != Role.REQUESTER;
    }

    @Override
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/tickets/export")
    public Export export(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        Map<String, String> asked = new HashMap<>(parameters);
        asked.remove("mode");
        ListAddress address = new ListAddress(asked);
        Texts texts = new Texts(messages, locale);
        ListFrame frame =
                frames.of(person, address, frames.outside(person, address), frames.fields(person, address), texts);
        String view =
                frame.saved() == null ? texts.t(frame.viewKey()) : frame.saved().name();
        String title = texts.t("ticket.tickets") + " · " + view;
        List<ShownColumn> shown = ShownColumn.of(address.value("cols"), person, frames.fields(person, address));
        List<Cells<ListedTickets.Line>> columns = listed.columns(person, shown, texts);
        TicketQuery query = frames.query(person, address, address.query(person, clock));
        return Export.of(
                title,
                about(frame, address, texts),
                address.client(person).orElse(null),
                new Sheet<>(
                        view,
                        columns,
                        (most, line) -> lists.each(person, query, most, rows -> listed.lines(person, shown, rows)
                                .forEach(line))));
    }

    /** The filters that are set, as sentences. */
    private static List<String> about(ListFrame frame, ListAddress address, Texts texts) {
        List<String> set = new ArrayList<>();
        frame.chips().stream()
                .filter(chip -> chip.removePath() != null)
                .forEach(chip -> set.add(chip.label() + " " + chip.value()));
        if (!address.value("q").isEmpty()) {
            set.add(texts.t("ticket.list.search") + ": " + address.value("q"));
        }
        return set.isEmpty() ? List.of() : List.of(String.join(" · ", set));
    }
}
