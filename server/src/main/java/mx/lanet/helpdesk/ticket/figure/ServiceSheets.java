package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.report.Cells;
import mx.lanet.helpdesk.report.Sheet;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Day;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Group;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/** The figures of the service as tables to take along, each beside the chart that its page has. */
final class ServiceSheets {
    private final ServicePage page;
    private final ServiceFigures figures;
    private final Shell shell;

    ServiceSheets(ServicePage page, Shell shell) {
        this.page = page;
        this.figures = page.figures();
        this.shell = shell;
    }

    List<Sheet<?>> all() {
        List<Sheet<?>> sheets = new ArrayList<>();
        sheets.add(summary());
        sheets.add(flow());
        sheets.add(backlog());
        sheets.add(ages());
        sheets.add(scores());
        sheets.add(groups());
        if (page.work() != null) {
            sheets.add(work(page.work()));
        }
        return sheets;
    }

    private String word(String key) {
        return shell.t("figure." + key);
    }

    /** A figure with what is known of it. */
    private record Line(
            String name, long number, @Nullable Duration median, @Nullable Duration ninth, @Nullable Double mean) {
        private static Line of(String name, long number) {
            return new Line(name, number, null, null, null);
        }

        private static Line of(String name, Spread spread) {
            return new Line(name, spread.number(), spread.median(), spread.ninth(), null);
        }
    }

    private Sheet<?> summary() {
        List<Line> lines = List.of(
                Line.of(word("name.created"), figures.created()),
                Line.of(word("name.resolved"), figures.resolved()),
                Line.of(word("name.open"), figures.openNow()),
                Line.of(word("first"), figures.firstResponse()),
                Line.of(word("resolution"), figures.resolution()),
                new Line(
                        word("satisfaction"),
                        figures.satisfaction().number(),
                        null,
                        null,
                        figures.satisfaction().mean()));
        return Sheet.of(
                word("summary"),
                List.of(
                        Cells.text(word("column.figure"), Line::name),
                        Cells.whole(word("column.number"), Line::number),
                        Cells.length(word("column.half"), Line::median),
                        Cells.length(word("column.nine"), Line::ninth),
                        Cells.decimal(word("column.mean"), Line::mean)),
                lines);
    }

    private Sheet<?> flow() {
        List<Cells<Day>> columns = List.of(
                Cells.day(word("column.day"), Day::day),
                Cells.whole(word("name.created"), Day::created),
                Cells.whole(word("name.resolved"), Day::resolved));
        return Sheet.of(word("flow"), columns, figures.days()).with(page.flow(shell));
    }

    private Sheet<?> backlog() {
        List<Cells<Day>> columns =
                List.of(Cells.day(word("column.day"), Day::day), Cells.whole(word("name.backlog"), Day::backlog));
        return Sheet.of(word("backlog"), columns, figures.days()).with(page.backlog(shell));
    }

    private Sheet<?> ages() {
        List<Cells<Age>> columns = List.of(
                Cells.text(word("age"), age -> word("age." + age.word())),
                Cells.whole(word("name.open"), age -> figures.open().getOrDefault(age, 0L)));
        return Sheet.of(word("ages"), columns, Arrays.asList(Age.values())).with(page.ages(shell));
    }

    private Sheet<?> scores() {
        List<Cells<Integer>> columns = List.of(
                Cells.whole(word("rating"), score -> score),
                Cells.whole(
                        word("name.rated"),
                        score -> figures.satisfaction().scores().get(score - 1)));
        List<Integer> scores =
                IntStream.rangeClosed(1, Satisfaction.BEST).boxed().toList();
        return Sheet.of(word("scores"), columns, scores).with(page.scores(shell));
    }

    private Sheet<?> groups() {
        List<Cells<Group>> columns = List.of(
                Cells.text(word("dimension." + page.by().word()), Group::name),
                Cells.whole(word("name.created"), Group::created),
                Cells.whole(word("name.resolved"), Group::resolved),
                Cells.whole(word("name.open"), Group::open),
                Cells.length(word("column.median"), group -> group.resolution().median()),
                Cells.length(word("column.ninth"), group -> group.resolution().ninth()),
                Cells.decimal(word("satisfaction"), Group::rating));
        return Sheet.of(word("by." + page.by().word()), columns, page.groups())
                .with(page.groups().size() > 1 ? page.busiest(shell) : null);
    }

    private Sheet<?> work(WorkPage work) {
        List<Cells<WorkTable.Work>> columns = List.of(
                Cells.text(word("dimension." + page.by().word()), WorkTable.Work::name),
                Cells.length(word("work.time"), one -> Duration.ofMinutes(one.minutes())));
        return Sheet.of(word("work.by." + page.by().word()), columns, work.groups())
                .with(work.groups().size() > 1 ? work.chart(shell) : null);
    }
}
