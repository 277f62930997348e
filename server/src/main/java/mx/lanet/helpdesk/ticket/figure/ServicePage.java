package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Day;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Group;
import mx.lanet.helpdesk.web.Chart;
import mx.lanet.helpdesk.web.Chart.Look;
import mx.lanet.helpdesk.web.Chart.Series;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * How the service does, ready to be drawn. Each number leads to the tickets behind it.
 *
 * @param groups with the names that are shown
 * @param work the time spent; null for who is not of the team
 */
public record ServicePage(
        FigureFrame frame,
        ServiceFigures figures,
        Dimension by,
        List<Tab> dimensions,
        List<Group> groups,
        @Nullable WorkPage work,
        boolean staff,
        Instant now) {
    private static final int CHARTED_GROUPS = 10;
    private static final String NONE = "–";

    public ServicePage {
        dimensions = List.copyOf(dimensions);
        groups = List.copyOf(groups);
    }

    public String path(Figure figure) {
        return frame.address().behind(figure);
    }

    /** The tickets of one group behind a figure. */
    public String path(Figure figure, Group group) {
        return frame.address().behind(figure, Map.of(by.word(), group.key()));
    }

    /** All figures of one group. */
    public String path(Group group) {
        return frame.address().with(by.word(), group.key());
    }

    public String length(Shell shell, @Nullable Duration length) {
        return length == null ? NONE : shell.formats().length(length);
    }

    public String score(Shell shell, @Nullable Double score) {
        return score == null ? NONE : shell.formats().number(score.doubleValue());
    }

    /** How old the oldest open ticket is; empty when there is none. */
    public String oldest(Shell shell) {
        return figures.oldest() == null
                ? ""
                : shell.t("figure.oldest", shell.formats().length(Duration.between(figures.oldest(), now)));
    }

    public Chart flow(Shell shell) {
        return Chart.bars(
                shell.t("figure.flow"),
                dayNames(shell),
                List.of(
                        perDay(shell, Figure.CREATED, Look.FIRST, Day::created),
                        perDay(shell, Figure.RESOLVED, Look.SECOND, Day::resolved)));
    }

    public Chart backlog(Shell shell) {
        return new Chart(
                shell.t("figure.backlog"),
                dayNames(shell),
                List.of(perDay(shell, Figure.BACKLOG, Look.FIRST, Day::backlog)),
                "",
                0,
                null);
    }

    private Series perDay(Shell shell, Figure figure, Look look, Function<Day, Long> number) {
        return new Series(
                shell.t("figure.name." + figure.word()),
                look,
                numbers(figures.days().stream().map(number).toList()),
                figures.days().stream()
                        .map(day -> frame.address().behind(figure, day.day()))
                        .toList());
    }

    private List<String> dayNames(Shell shell) {
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern(shell.t("figure.day"), shell.texts().locale());
        return figures.days().stream().map(Day::day).map(day::format).toList();
    }

    public Chart ages(Shell shell) {
        List<Age> ages = Arrays.asList(Age.values());
        return Chart.bars(
                shell.t("figure.ages"),
                ages.stream().map(age -> shell.t("figure.age." + age.word())).toList(),
                List.of(new Series(
                        shell.t("figure.name.open"),
                        Look.FIRST,
                        numbers(ages.stream()
                                .map(age -> figures.open().getOrDefault(age, 0L))
                                .toList()),
                        ages.stream()
                                .map(age -> frame.address().behind(Figure.OPEN, Map.of("age", age.word())))
                                .toList())));
    }

    public Chart scores(Shell shell) {
        List<Integer> scores =
                IntStream.rangeClosed(1, Satisfaction.BEST).boxed().toList();
        return Chart.bars(
                shell.t("figure.scores"),
                scores.stream().map(score -> shell.t("figure.score", score)).toList(),
                List.of(new Series(
                        shell.t("figure.name.rated"),
                        Look.FIRST,
                        numbers(figures.satisfaction().scores()),
                        scores.stream()
                                .map(score ->
                                        frame.address().behind(Figure.RATED, Map.of("score", String.valueOf(score))))
                                .toList())));
    }

    /** The busiest groups; the table has them all. */
    public Chart busiest(Shell shell) {
        List<Group> shown = groups.stream().limit(CHARTED_GROUPS).toList();
        return Chart.bars(
                shell.t("figure.by." + by.word()),
                shown.stream().map(Group::name).toList(),
                List.of(
                        perGroup(shell, shown, Figure.CREATED, Look.FIRST, Group::created),
                        perGroup(shell, shown, Figure.RESOLVED, Look.SECOND, Group::resolved)));
    }

    private Series perGroup(Shell shell, List<Group> shown, Figure figure, Look look, Function<Group, Long> number) {
        return new Series(
                shell.t("figure.name." + figure.word()),
                look,
                numbers(shown.stream().map(number).toList()),
                shown.stream().map(group -> path(figure, group)).toList());
    }

    private static List<@Nullable Double> numbers(List<Long> counts) {
        List<@Nullable Double> numbers = new ArrayList<>();
        counts.forEach(count -> numbers.add(count.doubleValue()));
        return numbers;
    }

    /** The period in words, for headings. */
    public String span(Shell shell) {
        return span(shell, frame.period());
    }

    static String span(Shell shell, Period period) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern(
                shell.t("figure.day-of-year"), shell.texts().locale());
        LocalDate from = period.from();
        return from.equals(period.to())
                ? day.format(from)
                : shell.t("figure.span", day.format(from), day.format(period.to()));
    }
}
