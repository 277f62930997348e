package mx.lanet.helpdesk.ticket.figure;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.figure.BehindTable.Behind;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Group;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures of the service, of the own work, and the tickets behind each. */
@Controller
class FigurePages implements Exportable {
    private static final int OLDEST = 10;

    private final Figures figures;
    private final FrameMaker frames;
    private final MessageSource messages;
    private final Clock clock;

    FigurePages(Figures figures, FrameMaker frames, MessageSource messages, Clock clock) {
        this.figures = figures;
        this.frames = frames;
        this.messages = messages;
        this.clock = clock;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/figures")
    Answer service(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        return Answer.page("figure/service", servicePage(person, parameters, locale));
    }

    @Override
    public String word() {
        return "figures";
    }

    @Override
    public String path() {
        return FigureAddress.SERVICE;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean isFor(Person person) {
        return person.role() != Role.REQUESTER;
    }

    /** The same to take along: charts and tables on paper, a sheet for each table otherwise. */
    @Override
    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/figures/export")
    public Export export(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        ServicePage page = servicePage(person, parameters, locale);
        Shell shell = frames.paper(person, new Texts(messages, locale));
        List<String> about = new ArrayList<>();
        about.add(page.span(shell));
        about.addAll(page.frame().narrowedTo());
        UUID client = person.isStaff() ? page.frame().address().client() : person.clientId();
        return new Export(
                shell.t("figure.title"),
                about,
                client == null || !person.mayReach(client) ? null : client,
                new ServiceSheets(page, shell).all());
    }

    private ServicePage servicePage(Person person, Map<String, String> parameters, Locale locale) {
        FigureAddress address = new FigureAddress(parameters);
        Texts texts = new Texts(messages, locale);
        Dimension by = Dimension.find(person, address.value("by"));
        ServiceFigures counted = figures.service(
                person, address.client(), frames.narrowing(person, address), frames.period(person, address), by);
        List<Tab> dimensions = Dimension.of(person).stream()
                .map(dimension -> Tab.of(
                        texts.t("figure.dimension." + dimension.word()),
                        address.with("by", dimension.word()),
                        dimension == by))
                .toList();
        return new ServicePage(
                frames.frame(person, address, false, texts),
                counted,
                by,
                dimensions,
                named(person, counted.groups(), by, texts),
                person.isStaff() ? work(person, address, by, texts) : null,
                person.isStaff(),
                clock.instant());
    }

    private WorkPage work(Person person, FigureAddress address, Dimension by, Texts texts) {
        Figures.Worked worked = figures.worked(
                person, address.client(), frames.narrowing(person, address), frames.period(person, address), by);
        Function<String, Optional<String>> names =
                names(person, worked.groups().stream().map(WorkTable.Work::key).toList(), by, texts);
        return new WorkPage(
                address,
                by,
                worked.minutes(),
                worked.groups().stream()
                        .map(one -> one.called(names.apply(one.key()).orElse(one.name())))
                        .toList());
    }

    private List<Group> named(Person person, List<Group> groups, Dimension by, Texts texts) {
        Function<String, Optional<String>> names =
                names(person, groups.stream().map(Group::key).toList(), by, texts);
        return groups.stream()
                .map(group -> group.called(names.apply(group.key()).orElse(group.name())))
                .toList();
    }

    /** What these keys are called; empty where the tickets themselves say it. */
    private Function<String, Optional<String>> names(Person person, List<String> keys, Dimension by, Texts texts) {
        return switch (by) {
            case CATEGORY -> Optional::of;
            case CHANNEL -> key -> Optional.of(texts.t("web.channel." + key));
            case TECHNICIAN ->
                key -> key.equals(FigureAddress.NOBODY) ? Optional.of(texts.t("figure.nobody")) : Optional.empty();
            case CLIENT -> {
                Map<UUID, String> names =
                        frames.names(person, keys.stream().map(UUID::fromString).toList());
                yield key -> Optional.of(names.getOrDefault(UUID.fromString(key), "–"));
            }
        };
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping("/figures/mine")
    Answer own(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        FigureAddress address = new FigureAddress(parameters);
        Behind open = new Behind(Figure.OPEN, frames.period(person, address), null, 0);
        return Answer.page(
                "figure/own",
                new OwnPage(
                        frames.frame(person, address, true, new Texts(messages, locale)),
                        person.userId(),
                        figures.own(person, address.client()),
                        figures.behind(
                                        person,
                                        address.client(),
                                        Narrowing.to(person.userId()),
                                        open,
                                        new Slice.Request(1, OLDEST))
                                .items(),
                        clock.instant()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @GetMapping("/figures/tickets")
    Answer behind(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        FigureAddress address = new FigureAddress(parameters);
        Texts texts = new Texts(messages, locale);
        Behind figure = new Behind(address.figure(), frames.period(person, address), address.age(), address.score());
        Slice<CountedTicket> tickets = figures.behind(
                person,
                address.client(),
                frames.narrowing(person, address),
                figure,
                new Slice.Request(address.pageNumber(), Pager.SIZE));
        return Answer.page(
                "figure/behind",
                new BehindPage(
                        frames.frame(person, address, false, texts),
                        figure.figure(),
                        condition(figure, texts),
                        tickets,
                        person.isStaff() && address.client() == null
                                ? frames.names(
                                        person,
                                        tickets.items().stream()
                                                .map(CountedTicket::clientId)
                                                .collect(Collectors.toSet()))
                                : Map.of(),
                        clock.instant()));
    }

    private static String condition(Behind figure, Texts texts) {
        if (figure.age() != null) {
            return texts.t("figure.age." + figure.age().word());
        }
        return figure.score() == 0 ? "" : texts.t("figure.score", figure.score());
    }
}
