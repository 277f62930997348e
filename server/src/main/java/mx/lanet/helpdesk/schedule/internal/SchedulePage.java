package mx.lanet.helpdesk.schedule.internal;

import java.util.List;
import mx.lanet.helpdesk.schedule.Candidates.Candidate;
import mx.lanet.helpdesk.schedule.Delivery;
import mx.lanet.helpdesk.schedule.Schedule;
import mx.lanet.helpdesk.schedule.ScheduleWords;
import mx.lanet.helpdesk.schedule.Schedules;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** What the pages of scheduled reports show. */
public sealed interface SchedulePage {
    /** @param mail whether a mail server is set up */
    record All(List<Schedules.Line> lines, boolean mail, Texts texts) implements SchedulePage {
        public All {
            lines = List.copyOf(lines);
        }

        public String rhythm(Schedule schedule) {
            return ScheduleWords.rhythm(schedule.rhythm(), texts);
        }
    }

    /**
     * One.
     *
     * @param schedule null for a new one
     * @param source the page that it is of, with its address
     * @param hasPeriod whether that page has a period
     * @param version what the person saw; a save of another version is refused
     * @param conflict somebody else has saved meanwhile
     */
    record One(
            Form form,
            @Nullable Schedule schedule,
            String of,
            String source,
            boolean hasPeriod,
            int version,
            boolean conflict,
            List<String> zones,
            List<Candidate> candidates,
            List<Delivery> deliveries,
            boolean mail,
            Texts texts)
            implements SchedulePage {
        public One {
            zones = List.copyOf(zones);
            candidates = List.copyOf(candidates);
            deliveries = List.copyOf(deliveries);
        }

        public String action() {
            return schedule == null ? "/schedules/new" : "/schedules/" + schedule.scheduleId();
        }

        public List<Choice> days() {
            return java.util.stream.IntStream.rangeClosed(1, 7)
                    .mapToObj(day -> new Choice(String.valueOf(day), ScheduleWords.weekday(day, texts.locale()), false))
                    .toList();
        }

        public List<Candidate> team() {
            return candidates.stream().filter(one -> one.client().isEmpty()).toList();
        }

        public List<Candidate> outside() {
            return candidates.stream().filter(one -> !one.client().isEmpty()).toList();
        }

        public boolean gets(Candidate one) {
            return ScheduleForm.readers(form).contains(one.reader().userId());
        }
    }
}
