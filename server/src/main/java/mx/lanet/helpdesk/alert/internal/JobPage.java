package mx.lanet.helpdesk.alert.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.alert.WatchedJob;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are watched.
 *
 * @param clients names of the clients by their ids
 * @param address of a job that was made just now, which nobody sees again; null otherwise
 */
public record JobPage(
        List<WatchedJob> jobs,
        Pager pager,
        Map<UUID, String> clients,
        List<Choice> choices,
        Form form,
        @Nullable String address,
        Instant now) {
    /** How often a job is expected, in minutes. */
    public static final List<Integer> EVERY = List.of(5, 15, 60, 240, 720, 1440, 10080, 44640);

    /** How late it may be. */
    public static final List<Integer> GRACE = List.of(1, 5, 15, 60, 240, 720);

    public JobPage {
        jobs = List.copyOf(jobs);
        clients = Map.copyOf(clients);
        choices = List.copyOf(choices);
    }

    /**
     * One of them, to be changed.
     *
     * @param client its name
     * @param conflict somebody saved another version meanwhile
     */
    public record One(WatchedJob job, String client, Form form, int version, boolean conflict) {
        public String action() {
            return "/alerts/jobs/" + job.jobId();
        }
    }
}
