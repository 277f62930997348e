package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** After how long without activity a session ends, by role. The superadmin sets it; other servers follow in seconds. */
@Service
public class SessionLimits {
    /** However active, nobody stays signed in longer. */
    public static final Duration LONGEST_LIFE = Duration.ofHours(12);

    public static final int FEWEST_MINUTES = 1;
    public static final int MOST_MINUTES = 480;

    private static final Map<Role, Integer> DEFAULT_MINUTES =
            Map.of(Role.TECHNICIAN, 5, Role.SUPERADMIN, 15, Role.CLIENT_ADMIN, 30, Role.REQUESTER, 60);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final SettingsTable settings;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;
    private volatile @Nullable Read latest;

    private record Read(Map<Role, Integer> minutes, Instant at) {}

    SessionLimits(SettingsTable settings, Tenancy tenancy, Audit audit, Clock clock) {
        this.settings = settings;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    public Duration idle(Role role) {
        return Duration.ofMinutes(minutes().getOrDefault(role, FEWEST_MINUTES));
    }

    /** Minutes for each role, as they hold now. */
    public Map<Role, Integer> minutes() {
        Read read = latest;
        Instant now = clock.instant();
        if (read == null || Duration.between(read.at(), now).abs().compareTo(REMEMBERED) > 0) {
            read = new Read(read(), now);
            latest = read;
        }
        return read.minutes();
    }

    public void change(Person person, Map<Role, Integer> minutes) {
        if (person.role() != Role.SUPERADMIN) {
            throw Problem.forbidden().refusal();
        }
        List<FieldError> errors = minutes.entrySet().stream()
                .filter(entry -> entry.getValue() < FEWEST_MINUTES || entry.getValue() > MOST_MINUTES)
                .map(entry -> new FieldError(entry.getKey().word(), "out_of_range", FEWEST_MINUTES, MOST_MINUTES))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        tenancy.run(new Scope.Everything(), () -> {
            minutes.forEach((role, value) -> settings.put(key(role), Integer.toString(value), clock.instant()));
            audit.record(
                    person,
                    "settings.sessions_changed",
                    Person.HOUSE,
                    new Subject("settings", "", ""),
                    minutes.entrySet().stream()
                            .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue)));
        });
        latest = null;
    }

    private Map<Role, Integer> read() {
        Map<Role, Integer> minutes = new EnumMap<>(DEFAULT_MINUTES);
        for (Role role : Role.values()) {
            settings.find(key(role)).ifPresent(text -> minutes.put(role, Integer.valueOf(text)));
        }
        return Map.copyOf(minutes);
    }

    private static String key(Role role) {
        return "session.idle_minutes." + role.word();
    }
}
