package mx.lanet.helpdesk.ticket.figure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the service does within a period.
 *
 * @param days each day of the period, also those on which nothing happened
 * @param open how many are open now, by age
 * @param oldest when the oldest open one was made; null when none is open
 * @param groups the same told apart; at most {@link FigureTable#MOST_GROUPS}
 */
public record ServiceFigures(
        List<Day> days,
        Map<Age, Long> open,
        @Nullable Instant oldest,
        Spread firstResponse,
        Spread resolution,
        Satisfaction satisfaction,
        List<Group> groups) {
    public ServiceFigures {
        days = List.copyOf(days);
        open = Map.copyOf(open);
        groups = List.copyOf(groups);
    }

    /**
     * @param backlog how many were open when the day ended; for today, how many are open now
     */
    public record Day(LocalDate day, long created, long resolved, long backlog) {}

    /**
     * One client, category, technician or channel.
     *
     * @param key its id or word; of a technician {@code none} for nobody
     * @param name as it is shown, where the key is no word of ours
     * @param open now
     */
    public record Group(
            String key,
            String name,
            long created,
            long resolved,
            long open,
            Spread resolution,
            @Nullable Double rating) {
        Group called(String other) {
            return new Group(key, other, created, resolved, open, resolution, rating);
        }
    }

    public long created() {
        return days.stream().mapToLong(Day::created).sum();
    }

    public long resolved() {
        return days.stream().mapToLong(Day::resolved).sum();
    }

    public long openNow() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Nothing to show but zeros. */
    public boolean isEmpty() {
        return created() == 0 && resolved() == 0 && openNow() == 0 && satisfaction.number() == 0;
    }
}
