package mx.lanet.helpdesk.ticket.figure;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.view.SavedView;
import mx.lanet.helpdesk.ticket.view.SavedViews;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports of the team's own making: tickets put together by one or two keys. All of it stands in the address. */
@Controller
class ReportPages implements Exportable {
    private static final String SAVED = "report";

    private final Reports reports;
    private final Figures figures;
    private final FrameMaker frames;
    private final SavedViews views;
    private final MessageSource messages;

    ReportPages(Reports reports, Figures figures, FrameMaker frames, SavedViews views, MessageSource messages) {
        this.reports = reports;
        this.figures = figures;
        this.frames = frames;
        this.views = views;
        this.messages = messages;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping(FigureAddress.REPORT)
    Answer page(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        return Answer.page("figure/report", reportPage(person, parameters, new Texts(messages, locale)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping(FigureAddress.REPORT + "/save")
    Answer save(
            Person person,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String shared,
            @RequestParam Map<String, String> parameters) {
        FigureAddress report = new FigureAddress(parameters, FigureAddress.REPORT);
        String called = Words.line(name);
        if (called.isEmpty() || called.length() > SavedView.NAME_MAX) {
            return Answer.seeOther(report.here()).with(Flash.warn("ticket.saved.name-it", SavedView.NAME_MAX));
        }
        SavedView view = views.save(person, SAVED, new SavedViews.Wish(called, shared != null, report.behindTheMark()));
        return Answer.seeOther(report.here()).with(Flash.ok("ticket.saved.flash.saved", view.name()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping(FigureAddress.REPORT + "/{viewId}/remove")
    Answer remove(Person person, @PathVariable UUID viewId) {
        views.remove(person, viewId);
        return Answer.seeOther(FigureAddress.REPORT).with(Flash.ok("ticket.saved.flash.removed"));
    }

    @Override
    public String word() {
        return SAVED;
    }

    @Override
    public String path() {
        return FigureAddress.REPORT;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean isFor(Person person) {
        return person.isStaff();
    }

    @Override
    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping(FigureAddress.REPORT + "/export")
    public Export export(Person person, @RequestParam Map<String, String> parameters, Locale locale) {
        Texts texts = new Texts(messages, locale);
        Shell shell = frames.paper(person, texts);
        ReportPage page = reportPage(person, parameters, texts);
        FigureAddress address = page.frame().address();
        List<String> about = new ArrayList<>(List.of(page.span(shell)));
        for (String filter : ReportChoices.FILTERS) {
            page.selects().getOrDefault(filter, List.of()).stream()
                    .filter(choice -> choice.chosen() && !choice.value().isEmpty())
                    .forEach(choice -> about.add(texts.t("figure.key." + filter) + " " + choice.label()));
        }
        if (page.cut()) {
            about.add(texts.t("figure.report.cut", ReportPage.MOST_GROUPS));
        }
        UUID client = address.client();
        return Export.of(
                texts.t("figure.report.title"),
                about,
                client == null || !person.mayReach(client) ? null : client,
                Sheet.of(texts.t("figure.report.title"), columns(page, texts), page.rows())
                        .with(page.rows().isEmpty() ? null : page.chart(shell)));
    }

    private static List<Cells<ReportPage.Row>> columns(ReportPage page, Texts texts) {
        List<Cells<ReportPage.Row>> columns = new ArrayList<>();
        columns.add(Cells.text(texts.t("figure.key." + page.one().word()), ReportPage.Row::one));
        if (page.two() != null) {
            columns.add(Cells.text(texts.t("figure.key." + page.two().word()), ReportPage.Row::two));
        }
        columns.add(
                Cells.whole(texts.t("figure.report.number"), row -> row.line().number()));
        for (Measure measure : page.measures()) {
            String head = texts.t("figure.measure." + measure.word());
            columns.add(
                    measure.isLength()
                            ? Cells.length(head, row -> measure.length(row.line()))
                            : Cells.decimal(head, row -> measure.number(row.line())));
        }
        return columns;
    }

    private ReportPage reportPage(Person person, Map<String, String> parameters, Texts texts) {
        FigureAddress address = new FigureAddress(parameters, FigureAddress.REPORT);
        Period period = frames.period(person, address);
        GroupKey one = GroupKey.find(address.value("by")).orElse(GroupKey.CATEGORY);
        GroupKey two =
                GroupKey.find(address.value("then")).filter(key -> key != one).orElse(null);
        List<Measure> measures = Measure.of(address.value("show"));
        ReportTable.Asked asked = new ReportTable.Asked(
                one,
                two,
                Priority.find(address.value("priority")).orElse(null),
                State.find(address.value("state")).orElse(null),
                measures.contains(Measure.TIME));
        List<ReportTable.Line> lines = reports.lines(person, address, period, asked, ReportPage.MOST_GROUPS + 1);
        KeyNames names = reports.names(person, lines, asked, texts);
        List<ReportPage.Row> rows = lines.stream()
                .limit(ReportPage.MOST_GROUPS)
                .map(line -> new ReportPage.Row(
                        names.of(one, line.one(), line), two == null ? "" : names.of(two, line.two(), line), line))
                .toList();
        ReportChoices choices = new ReportChoices(address, texts);
        return new ReportPage(
                frames.frame(person, address, texts),
                one,
                two,
                measures,
                rows,
                lines.size() > ReportPage.MOST_GROUPS,
                choices.selects(person, reports.offered(person, address), one, two, technician(person, address)),
                choices.columns(measures),
                views.of(person, SAVED).stream()
                        .map(view -> new ReportPage.Saved(view, SavedViews.mayChange(person, view)))
                        .toList());
    }

    /** One who has no ticket in the period is called by those of another. */
    private String technician(Person person, FigureAddress address) {
        UUID technician = address.narrowing(person, null).technician();
        return technician == null
                ? ""
                : figures.technicianName(person, technician).orElse("–");
    }
}
