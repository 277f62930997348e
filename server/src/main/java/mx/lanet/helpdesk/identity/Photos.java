package mx.lanet.helpdesk.identity;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * People's pictures. Each keeps the own one; it is shown to whoever may see the person, and a picture of the team's is
 * shown to everybody, since that is who answers.
 */
@Service
public class Photos {
    /** The largest file that is looked at. */
    public static final int MOST_BYTES = 10_000_000;

    private final PhotoTable table;
    private final Tenancy tenancy;
    private final Memory memory;
    private final Audit audit;
    private final Clock clock;

    Photos(PhotoTable table, Tenancy tenancy, Memory memory, Audit audit, Clock clock) {
        this.table = table;
        this.tenancy = tenancy;
        this.memory = memory;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a PNG or JPEG as the person's own picture; anything else is refused with an error on {@code photo}. */
    public void change(Person person, byte[] file) {
        if (file.length > MOST_BYTES) {
            throw refused("photo_large", MOST_BYTES / 1_000_000);
        }
        byte[] image = Portrait.draw(file).orElseThrow(() -> refused("photo_kind"));
        tenancy.run(Profiles.own(person), () -> {
            table.put(person.clientId(), person.userId(), image, clock.instant());
            audit.record(person, "user.photo_changed", person.clientId(), subject(person), Map.of());
        });
    }

    public void remove(Person person) {
        tenancy.run(Profiles.own(person), () -> {
            table.remove(person.clientId(), person.userId(), clock.instant());
            audit.record(person, "user.photo_removed", person.clientId(), subject(person), Map.of());
        });
    }

    /** A JPEG of 256 × 256 pixels; refused as not found where there is none, or none that this person may see. */
    public byte[] of(Person viewer, UUID userId) {
        return ofTheTeam(userId).or(() -> withinReach(viewer, userId)).orElseThrow(() -> Problem.notFound()
                .refusal());
    }

    /** The versions of the pictures of those of these people who have one that the viewer may see. */
    public Map<UUID, Integer> versions(Person viewer, Set<UUID> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Integer> versions = new HashMap<>(versions(new Scope.Clients(Set.of(Person.HOUSE)), userIds));
        Set<UUID> seen = viewer.role() == Role.REQUESTER ? Set.of(viewer.userId()) : userIds;
        versions.putAll(versions(viewer.scope(), seen));
        return versions;
    }

    private Map<UUID, Integer> versions(Scope scope, Set<UUID> userIds) {
        // It only grows, so that it may be remembered; 0 is of who has none.
        Map<UUID, Integer> known = memory.recall(new Known(scope), ConcurrentHashMap::new);
        Set<UUID> unknown = new HashSet<>(userIds);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            Map<UUID, Integer> read = tenancy.call(scope, () -> table.versions(Reach.of(scope), unknown));
            unknown.forEach(id -> known.put(id, read.getOrDefault(id, 0)));
        }
        Map<UUID, Integer> versions = new HashMap<>();
        userIds.forEach(id -> versions.put(id, known.getOrDefault(id, 0)));
        versions.values().removeIf(version -> version == 0);
        return versions;
    }

    /** Of all whose pictures a scope was asked for, in the memory. */
    private record Known(Scope scope) {}

    private Optional<byte[]> ofTheTeam(UUID userId) {
        return find(new Scope.Clients(Set.of(Person.HOUSE)), userId);
    }

    /** A requester sees nobody else's data, so nobody else's picture. */
    private Optional<byte[]> withinReach(Person viewer, UUID userId) {
        boolean may = viewer.role() != Role.REQUESTER || viewer.userId().equals(userId);
        return may ? find(viewer.scope(), userId) : Optional.empty();
    }

    private Optional<byte[]> find(Scope scope, UUID userId) {
        return tenancy.call(scope, () -> table.find(Reach.of(scope), userId));
    }

    private static Subject subject(Person person) {
        return Subject.of("user", person.userId(), person.name());
    }

    private static RuntimeException refused(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError("photo", code, arguments)))
                .refusal();
    }
}
