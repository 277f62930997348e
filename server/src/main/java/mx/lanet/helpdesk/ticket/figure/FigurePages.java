package mx.lanet.helpdesk.ticket.figure;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.figure.BehindTable.Behind;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Group;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures of the service, of the own work, and the tickets behind each. */
@Controller
class FigurePages {
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
        FigureAddress address = new FigureAddress(parameters);
        Texts texts = new Texts(messages, locale);
        Dimension by = Dimension.find(person, address.value("by"));
        ServiceFigures counted = figures.service(
                person, address.client(), address.narrowing(person), frames.period(person, address), by);
        List<Tab> dimensions = Dimension.of(person).stream()
                .map(dimension -> Tab.of(
                        texts.t("figure.dimension." + dimension.word()),
                        address.with("by", dimension.word()),
                        dimension == by))
                .toList();
        return Answer.page(
                "figure/service",
                new ServicePage(
                        frames.frame(person, address, false, texts),
                        counted,
                        by,
                        dimensions,
                        named(person, counted.groups(), by, texts),
                        person.isStaff(),
                        clock.instant()));
    }

    private List<Group> named(Person person, List<Group> groups, Dimension by, Texts texts) {
        return switch (by) {
            case CATEGORY ->
                groups.stream().map(group -> group.called(group.key())).toList();
            case CHANNEL ->
                groups.stream()
                        .map(group -> group.called(texts.t("web.channel." + group.key())))
                        .toList();
            case TECHNICIAN ->
                groups.stream()
                        .map(group -> group.key().equals(FigureAddress.NOBODY)
                                ? group.called(texts.t("figure.nobody"))
                                : group)
                        .toList();
            case CLIENT -> {
                Map<UUID, String> names = frames.names(
                        person,
                        groups.stream()
                                .map(group -> UUID.fromString(group.key()))
                                .toList());
                yield groups.stream()
                        .map(group -> group.called(names.getOrDefault(UUID.fromString(group.key()), "–")))
                        .toList();
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
                address.narrowing(person),
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
