package mx.lanet.helpdesk.ticket.figure;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.MachinesOfLists;
import mx.lanet.helpdesk.ticket.TicketQuery.OfMachines;
import mx.lanet.helpdesk.ticket.figure.FigureFrame.Chip;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import mx.lanet.helpdesk.web.Theme;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes what stands above the figures, with the names of what they are narrowed to. */
@Component
class FrameMaker {
    private final Figures figures;
    private final Clients clients;
    private final Tenancy tenancy;
    private final MachinesOfLists savedLists;
    private final Clock clock;
    private final ZoneId zone;

    FrameMaker(
            Figures figures,
            Clients clients,
            Tenancy tenancy,
            MachinesOfLists savedLists,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.figures = figures;
        this.clients = clients;
        this.tenancy = tenancy;
        this.savedLists = savedLists;
        this.clock = clock;
        this.zone = zone;
    }

    /** Days begin and end where the reader is. */
    Period period(Person person, FigureAddress address) {
        return address.period(clock, person.zoneOr(zone));
    }

    /** What the figures are narrowed to, with the machines of the saved list as it is now; not within a transaction. */
    Narrowing narrowing(Person person, FigureAddress address) {
        OfMachines machines = address.machines(person)
                .map(list -> savedLists.machines(person, list))
                .orElse(null);
        return address.narrowing(person, machines == null ? null : machines.ids());
    }

    /** Of a page that is not of the own work. */
    FigureFrame frame(Person person, FigureAddress address, Texts texts) {
        return frame(person, address, false, texts);
    }

    FigureFrame frame(Person person, FigureAddress address, boolean own, Texts texts) {
        return new FigureFrame(
                address,
                period(person, address),
                tabs(person, address, own, texts),
                lengths(person, address, texts),
                person.isStaff() ? clients(person, address) : List.of(),
                address.home().equals(FigureAddress.REPORT)
                        ? machines(person, address, texts)
                        : chips(person, address, own, texts));
    }

    /** What charts and figures ask of a page, for those that are on none. */
    Shell paper(Person person, Texts texts) {
        Formats formats = new Formats(texts, person.zoneOr(zone), clock);
        return new Shell(null, Theme.LIGHT, texts, formats, List.of(), null, "", null, "", "");
    }

    private static List<Tab> tabs(Person person, FigureAddress address, boolean own, Texts texts) {
        String client = address.client() == null ? "" : "?client=" + address.client();
        boolean promises = address.home().equals(FigureAddress.PROMISES);
        boolean report = address.home().equals(FigureAddress.REPORT);
        Tab service =
                Tab.of(texts.t("figure.tab.service"), FigureAddress.SERVICE + client, !own && !promises && !report);
        Tab kept = Tab.of(texts.t("figure.tab.sla"), FigureAddress.PROMISES + client, promises);
        Tab built = Tab.of(texts.t("figure.tab.report"), FigureAddress.REPORT + client, report);
        Tab mailed = Tab.of(texts.t("figure.tab.mailed"), "/schedules", false);
        return person.isStaff()
                ? List.of(
                        service, kept, Tab.of(texts.t("figure.tab.own"), "/figures/mine" + client, own), built, mailed)
                : List.of(service, kept, mailed);
    }

    private List<Tab> lengths(Person person, FigureAddress address, Texts texts) {
        String here = address.length(person.zoneOr(zone));
        return Period.LENGTHS.stream()
                .map(days -> Tab.of(
                        texts.t("figure.days", Integer.parseInt(days)), address.lasting(days), days.equals(here)))
                .toList();
    }

    private List<Choice> clients(Person person, FigureAddress address) {
        return clients.reachable(person).stream()
                .map(client -> new Choice(
                        client.id().toString(), client.name(), client.id().equals(address.client())))
                .toList();
    }

    private List<Chip> chips(Person person, FigureAddress address, boolean own, Texts texts) {
        Narrowing narrowing = address.narrowing(person, null);
        List<Chip> chips = new ArrayList<>();
        if (narrowing.category() != null) {
            chips.add(chip(address, Dimension.CATEGORY, narrowing.category(), texts));
        }
        if (narrowing.technician() != null) {
            String name = narrowing.technician().equals(person.userId())
                    ? person.name()
                    : figures.technicianName(person, narrowing.technician()).orElse("–");
            chips.add(chip(address, Dimension.TECHNICIAN, name, texts));
        }
        if (narrowing.nobodys()) {
            chips.add(chip(address, Dimension.TECHNICIAN, texts.t("figure.nobody"), texts));
        }
        if (narrowing.channel() != null) {
            chips.add(chip(
                    address,
                    Dimension.CHANNEL,
                    texts.t("web.channel." + narrowing.channel().word()),
                    texts));
        }
        if (!own) {
            chips.addAll(machines(person, address, texts));
        }
        return chips;
    }

    /** A menu of the saved lists of machines, where there are any. */
    private List<Chip> machines(Person person, FigureAddress address, Texts texts) {
        List<Tab> lists = savedLists.of(person).stream()
                .map(list -> Tab.of(
                        list.name(),
                        address.with("machines", list.filterId().toString()),
                        list.filterId().toString().equals(address.value("machines"))))
                .toList();
        String chosen =
                lists.stream().filter(Tab::here).map(Tab::label).findFirst().orElse("");
        return lists.isEmpty()
                ? List.of()
                : List.of(new Chip(
                        texts.t("figure.machines"),
                        chosen.isEmpty() ? texts.t("figure.machines.all") : chosen,
                        chosen.isEmpty() ? null : address.with("machines", ""),
                        lists));
    }

    private static Chip chip(FigureAddress address, Dimension dimension, String value, Texts texts) {
        return new Chip(
                texts.t("figure.dimension." + dimension.word()), value, address.with(dimension.word(), ""), List.of());
    }

    /** The names of these clients, as far as the person reaches them. */
    Map<UUID, String> names(Person person, Collection<UUID> ids) {
        return tenancy.call(person.scope(), () -> clients.names(ids));
    }
}
