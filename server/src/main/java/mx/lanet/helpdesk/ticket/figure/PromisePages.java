package mx.lanet.helpdesk.ticket.figure;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How promises to clients were kept. */
@Controller
class PromisePages implements Exportable {
    private static final int MOST_BROKEN = 2_000;

    private final Promises promises;
    private final FrameMaker frames;
    private final MessageSource messages;

    PromisePages(Promises promises, FrameMaker frames, MessageSource messages) {
        this.promises = promises;
        this.frames = frames;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping(FigureAddress.PROMISES)
    Answer page(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        FigureAddress address = new FigureAddress(parameters, FigureAddress.PROMISES);
        Texts texts = new Texts(messages, locale);
        Period period = frames.period(person, address);
        Narrowing narrowing = frames.narrowing(person, address);
        Slice<BrokenPromise> broken = promises.broken(
                person,
                address.client(),
                narrowing,
                period,
                Priority.find(address.value("priority")).orElse(null),
                new Slice.Request(address.pageNumber(), Pager.SIZE));
        boolean several = person.isStaff() && address.client() == null;
        return Answer.page(
                "figure/promises",
                new PromisePage(
                        frames.frame(person, address, texts),
                        promises.kept(person, address.client(), narrowing, period),
                        priorities(address, texts),
                        broken,
                        several
                                ? frames.names(
                                        person,
                                        broken.items().stream()
                                                .map(BrokenPromise::clientId)
                                                .collect(Collectors.toSet()))
                                : Map.of(),
                        person.isStaff()));
    }

    @Override
    public String word() {
        return "sla";
    }

    @Override
    public String path() {
        return FigureAddress.PROMISES;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean isFor(Person person) {
        return person.role() != Role.REQUESTER;
    }

    /** The same to take along, with every broken promise and why, up to {@value #MOST_BROKEN}. */
    @Override
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping(FigureAddress.PROMISES + "/export")
    public Export export(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        FigureAddress address = new FigureAddress(parameters, FigureAddress.PROMISES);
        Texts texts = new Texts(messages, locale);
        Shell shell = frames.paper(person, texts);
        Narrowing narrowing = frames.narrowing(person, address);
        Period period = frames.period(person, address);
        Optional<Priority> priority = Priority.find(address.value("priority"));
        List<PromiseTable.Kept> kept = promises.kept(person, address.client(), narrowing, period);
        List<BrokenPromise> broken =
                promises.broken(person, address.client(), narrowing, period, priority.orElse(null), MOST_BROKEN);
        boolean several = person.isStaff() && address.client() == null;
        Map<UUID, String> clients = several
                ? frames.names(
                        person, broken.stream().map(BrokenPromise::clientId).collect(Collectors.toSet()))
                : Map.of();
        List<String> about = new ArrayList<>(List.of(ServicePage.span(shell, period)));
        about.addAll(frames.frame(person, address, texts).narrowedTo());
        priority.ifPresent(
                one -> about.add(shell.t("ticket.column.priority") + " " + shell.t("web.priority." + one.word())));
        UUID client = person.isStaff() ? address.client() : person.clientId();
        return new Export(
                shell.t("figure.sla.title"),
                about,
                client == null || !person.mayReach(client) ? null : client,
                new PromiseSheets(shell, several).of(kept, broken, clients));
    }

    private static List<Tab> priorities(FigureAddress address, Texts texts) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.of(
                texts.t("figure.sla.every-priority"),
                address.with("priority", ""),
                address.value("priority").isEmpty()));
        for (Priority priority : List.of(Priority.values()).reversed()) {
            tabs.add(Tab.of(
                    texts.t("web.priority." + priority.word()),
                    address.with("priority", priority.word()),
                    address.value("priority").equals(priority.word())));
        }
        return tabs;
    }
}
