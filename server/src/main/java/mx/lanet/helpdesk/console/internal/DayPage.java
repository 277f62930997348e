package mx.lanet.helpdesk.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.asset.AssetCounts;
import mx.lanet.helpdesk.asset.AssetDetails.Event;
import mx.lanet.helpdesk.asset.AssetStatus;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.figure.Figure;
import mx.lanet.helpdesk.ticket.figure.FigureAddress;
import mx.lanet.helpdesk.ticket.figure.OwnFigures;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The start page of who works here: first what is late, then the figures, then what comes next.
 *
 * @param greetingKey by the hour
 * @param mine open tickets given to the person
 * @param critical open tickets of the highest priority
 * @param overdue open tickets that should have been answered or resolved by now; none for who is no staff
 * @param own what a technician has on hand; null for who is no staff
 * @param staff the MSP's own; a client's administrator sees the same of the own client
 */
public record DayPage(
        String greetingKey,
        String firstName,
        boolean staff,
        @Nullable Own own,
        long open,
        long unassigned,
        long mine,
        long critical,
        long overdue,
        AssetCounts assets,
        List<TicketRow> next,
        List<Alert> alerts,
        List<Event> events) {
    public DayPage {
        next = List.copyOf(next);
        alerts = List.copyOf(alerts);
        events = List.copyOf(events);
    }

    /** A technician's figures, each with the way to the tickets that it counts. */
    public record Own(UUID technician, OwnFigures figures, Instant now) {
        public String behind(Figure figure) {
            return FigureAddress.behind(figure, technician);
        }

        /** How long the oldest has been open. */
        public String oldest(Shell shell) {
            return figures.oldest() == null ? "–" : shell.formats().length(Duration.between(figures.oldest(), now));
        }
    }

    /** Nothing is here yet: no machine, no ticket. */
    public boolean isBare() {
        return assets.inUse() == 0 && open == 0 && next.isEmpty();
    }

    public long offline() {
        return assets.of(AssetStatus.OFFLINE);
    }

    public long criticalAlerts() {
        return alerts.stream()
                .filter(alert -> alert.severity() == Severity.CRITICAL)
                .count();
    }

    public String ticketFigure(long number) {
        return number > TicketLists.COUNTER_MAX ? TicketLists.COUNTER_MAX + "+" : String.valueOf(number);
    }

    public String assetFigure(long number) {
        return number > Slice.COUNTED ? Slice.COUNTED + "+" : String.valueOf(number);
    }

    /** Where a part of the bar of all machines begins and how wide it is, of 100. */
    public Part good() {
        return part(0, reachable() - assets.troubled());
    }

    public Part troubled() {
        return part(reachable() - assets.troubled(), assets.troubled());
    }

    public Part away() {
        return part(reachable(), offline());
    }

    private long reachable() {
        return assets.of(AssetStatus.ONLINE) + assets.troubled();
    }

    private Part part(long before, long number) {
        double all = Math.max(1, assets.inUse());
        return new Part(text(100 * before / all), text(100 * number / all));
    }

    private static String text(double share) {
        return String.format(Locale.ROOT, "%.1f", share);
    }

    /** Numbers for SVG attributes. */
    public record Part(String from, String width) {}
}
