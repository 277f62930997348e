package mx.lanet.helpdesk.alert.internal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.alert.MaintenanceWindow;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The maintenance windows.
 *
 * @param clients names of the clients by their ids
 */
public record WindowPage(List<MaintenanceWindow> windows, Pager pager, Map<UUID, String> clients, Instant now) {
    public WindowPage {
        windows = List.copyOf(windows);
        clients = Map.copyOf(clients);
    }

    public String client(MaintenanceWindow window) {
        return clients.getOrDefault(window.clientId(), "");
    }

    public Optional<Instant> until(MaintenanceWindow window) {
        return window.coversUntil(now);
    }

    public Optional<Instant> next(MaintenanceWindow window) {
        return window.next(now);
    }

    public String when(MaintenanceWindow window, Shell shell) {
        String hours = window.begins() + " · " + shell.formats().length(java.time.Duration.ofMinutes(window.minutes()));
        return switch (window.repeats()) {
            case ONCE -> shell.formats().day(window.firstDay()) + ", " + hours;
            case DAILY -> shell.t("window.repeats.daily") + ", " + hours;
            case WEEKLY ->
                window.days().stream()
                                .sorted(Comparator.comparingInt(DayOfWeek::getValue))
                                .map(day -> shell.t("window.day." + day.getValue()))
                                .collect(Collectors.joining(", "))
                        + ", " + hours;
        };
    }

    /**
     * The form of a new one, or of one that is changed.
     *
     * @param window null for a new one
     * @param days those that are ticked
     * @param clientId the client that was chosen first
     * @param assetName of the machine alone that it is for; null for all of the client or site
     */
    public record New(
            Form form,
            List<Choice> clients,
            @Nullable UUID clientId,
            List<Choice> sites,
            List<Choice> lists,
            @Nullable UUID assetId,
            @Nullable String assetName,
            @Nullable MaintenanceWindow window,
            int version,
            Set<DayOfWeek> days,
            boolean conflict) {
        public New {
            days = Set.copyOf(days);
            clients = List.copyOf(clients);
            sites = List.copyOf(sites);
            lists = List.copyOf(lists);
        }

        /** In the form: the list that it has. */
        public static final String KEPT = "kept";

        public static final List<Integer> LENGTHS = List.of(30, 60, 120, 240, 480, 720, 1440, 2880);

        /** The usual ones, and what it is. */
        public List<Integer> lengths() {
            String own = form.value("minutes");
            Stream<Integer> more = own.matches("\\d{1,5}") ? Stream.of(Integer.valueOf(own)) : Stream.of();
            return Stream.concat(LENGTHS.stream(), more)
                    .filter(minutes -> minutes > 0)
                    .distinct()
                    .sorted()
                    .toList();
        }

        public String action() {
            return window == null ? "/alerts/windows/new" : "/alerts/windows/" + window.windowId();
        }
    }
}
