package mx.lanet.helpdesk.schedule;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.mail.PaperPost;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.report.PaperMaker.Paper;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says of a schedule when it goes out, and writes the letter around its report. */
@Component
public class ScheduleWords {
    /** Every month has it. */
    private static final int SURE_DAY = 28;

    private static final int MEGABYTE = 1_000_000;

    private final MessageSource messages;

    ScheduleWords(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code Cada lunes a las 8:00 (America/Mexico_City)}. */
    public static String rhythm(Rhythm rhythm, Texts texts) {
        String hour = rhythm.hour() + ":00";
        String zone = rhythm.zone().getId();
        if (rhythm.kind() == Rhythm.Kind.WEEKLY) {
            return texts.t("schedule.says.weekly", weekday(rhythm.day(), texts.locale()), hour, zone);
        }
        String key = rhythm.day() > SURE_DAY ? "schedule.says.monthly.last" : "schedule.says.monthly";
        return texts.t(key, String.valueOf(rhythm.day()), hour, zone);
    }

    public static String weekday(int day, Locale locale) {
        return DayOfWeek.of(day).getDisplayName(TextStyle.FULL, locale);
    }

    /** The page's address behind the question mark. */
    static String address(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    PaperPost.Parcel parcel(
            Schedule schedule,
            Exportable page,
            Map<String, String> parameters,
            Person person,
            Locale locale,
            Optional<Paper> paper) {
        Texts texts = new Texts(messages, locale);
        String greeting = texts.t("schedule.mail.hello", person.name().split(" ", 2)[0]);
        String said = paper.isPresent()
                ? texts.t("schedule.mail.enclosed", schedule.name())
                : texts.t("schedule.mail.too-large", schedule.name(), PaperPost.MOST_BYTES / MEGABYTE);
        String why = texts.t("schedule.mail.why", schedule.ownerName(), rhythm(schedule.rhythm(), texts));
        return new PaperPost.Parcel(
                schedule.name(),
                greeting + "\n\n" + said + "\n\n" + why,
                texts.t("schedule.mail.open"),
                page.path() + (parameters.isEmpty() ? "" : "?" + address(parameters)),
                paper.orElse(null));
    }
}
