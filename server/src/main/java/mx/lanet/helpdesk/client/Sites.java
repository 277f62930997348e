package mx.lanet.helpdesk.client;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/** The offices of the clients. The superadmin and the client's own client_admin make and change them. */
@Service
public class Sites {
    /** No client has more sites on a page or in a select field than this. */
    public static final int MOST = 1_000;

    private final SitesTable table;
    private final ClientsTable clients;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Sites(SitesTable table, ClientsTable clients, Tenancy tenancy, Audit audit, Ids ids, Clock clock) {
        this.table = table;
        this.clients = clients;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a person types about a site; texts come stripped. */
    public record Draft(String name, String address, String phone) {
        public Draft {
            name = name.strip();
            address = address.strip();
            phone = phone.strip();
        }

        public List<FieldError> problems() {
            List<FieldError> errors = new ArrayList<>();
            if (name.isEmpty()) {
                errors.add(new FieldError("name", "required"));
            }
            if (name.length() > 200) {
                errors.add(new FieldError("name", "too_long", 200));
            }
            if (address.length() > 500) {
                errors.add(new FieldError("address", "too_long", 500));
            }
            if (phone.length() > 50) {
                errors.add(new FieldError("phone", "too_long", 50));
            }
            return errors;
        }
    }

    /** The site, in the caller's open tenancy transaction; empty when its scope does not reach it. */
    public Optional<Site> find(UUID clientId, UUID siteId) {
        return table.find(clientId, siteId);
    }

    /** The site as this actor may see it; an unknown or foreign id is refused as not found. */
    public Site get(Actor actor, UUID clientId, UUID siteId) {
        mustReach(actor, clientId);
        return tenancy.call(actor.scope(), () -> existing(clientId, siteId));
    }

    /** The active sites of a client, by name, at most {@value #MOST}. */
    public List<Site> ofClient(Actor actor, UUID clientId) {
        mustReach(actor, clientId);
        return tenancy.call(actor.scope(), () -> table.ofClient(clientId, false, MOST));
    }

    /** As {@link #ofClient}, with those at rest. */
    public List<Site> allOfClient(Actor actor, UUID clientId) {
        mustReach(actor, clientId);
        return tenancy.call(actor.scope(), () -> table.ofClient(clientId, true, MOST));
    }

    /** Makes a site; an invalid draft is refused with its field errors. */
    public Site create(Actor actor, UUID clientId, Draft draft) {
        return create(actor, clientId, ids.next(), draft);
    }

    /** As {@link #create(Actor, UUID, Draft)}, with an id that must be a certain one, as in the demonstration. */
    public Site create(Actor actor, UUID clientId, UUID siteId, Draft draft) {
        mustEdit(actor, clientId);
        mustBeValid(draft);
        return tenancy.call(actor.scope(), () -> {
            if (clients.find(clientId).filter(client -> !client.house()).isEmpty()) {
                throw Problem.notFound().refusal();
            }
            if (!table.insert(clientId, siteId, draft, clock.instant())) {
                throw nameTaken();
            }
            audit.record(actor, "site.created", clientId, Subject.of("site", siteId, draft.name()), Map.of());
            return existing(clientId, siteId);
        });
    }

    /** Changes a site; refused as changed_meanwhile when somebody saved another version before. */
    public void change(Actor actor, UUID clientId, UUID siteId, int version, Draft draft) {
        mustEdit(actor, clientId);
        mustBeValid(draft);
        tenancy.run(actor.scope(), () -> {
            Site before = existing(clientId, siteId);
            if (table.nameTaken(clientId, siteId, draft.name())) {
                throw nameTaken();
            }
            if (!table.update(clientId, siteId, version, draft, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            Map<String, String> details =
                    before.name().equals(draft.name()) ? Map.of() : Map.of("name_before", before.name());
            audit.record(actor, "site.changed", clientId, Subject.of("site", siteId, draft.name()), details);
        });
    }

    public void setActive(Actor actor, UUID clientId, UUID siteId, int version, boolean active) {
        mustEdit(actor, clientId);
        tenancy.run(actor.scope(), () -> {
            Site site = existing(clientId, siteId);
            if (!table.setActive(clientId, siteId, version, active, clock.instant())) {
                throw Problem.conflict().refusal();
            }
            audit.record(
                    actor,
                    active ? "site.activated" : "site.deactivated",
                    clientId,
                    Subject.of("site", siteId, site.name()),
                    Map.of());
        });
    }

    private Site existing(UUID clientId, UUID siteId) {
        return table.find(clientId, siteId).orElseThrow(() -> Problem.notFound().refusal());
    }

    private static RuntimeException nameTaken() {
        return Problem.invalid(List.of(new FieldError("name", "site_name_taken")))
                .refusal();
    }

    private static void mustReach(Actor actor, UUID clientId) {
        if (actor instanceof Person person && !person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
    }

    private static void mustEdit(Actor actor, UUID clientId) {
        mustReach(actor, clientId);
        boolean may =
                switch (actor) {
                    case Person person -> person.role() == Role.SUPERADMIN || person.role() == Role.CLIENT_ADMIN;
                    case Automation _ -> true;
                    case Agent _, ApiKey _ -> false;
                };
        if (!may) {
            throw Problem.forbidden().refusal();
        }
    }

    private static void mustBeValid(Draft draft) {
        if (!draft.problems().isEmpty()) {
            throw Problem.invalid(draft.problems()).refusal();
        }
    }
}
