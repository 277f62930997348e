package mx.lanet.helpdesk.setting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The logos of clients, which their machines show. Its SHA-256 is a setting of theirs, so that each learns of another one. */
@Service
public class Logos {
    /** The largest file that is looked at. */
    public static final int MOST_BYTES = 10_000_000;

    private final LogoTable table;
    private final SettingTable said;
    private final SettingWorkTable work;
    private final AgentSettings settings;
    private final Audit audit;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher publisher;
    private final JsonMapper json;
    private final Clock clock;

    Logos(
            LogoTable table,
            SettingTable said,
            SettingWorkTable work,
            AgentSettings settings,
            Audit audit,
            Tenancy tenancy,
            ApplicationEventPublisher publisher,
            JsonMapper json,
            Clock clock) {
        this.table = table;
        this.said = said;
        this.work = work;
        this.settings = settings;
        this.audit = audit;
        this.tenancy = tenancy;
        this.publisher = publisher;
        this.json = json;
        this.clock = clock;
    }

    /** What the agent's client has. */
    public Optional<Logo> of(Agent agent) {
        return tenancy.call(agent.scope(), () -> table.find(agent.clientId()));
    }

    /** What the client has; empty also for who does not serve it. */
    public Optional<Logo> of(Person person, UUID clientId) {
        return serves(person, clientId) ? tenancy.call(person.scope(), () -> table.find(clientId)) : Optional.empty();
    }

    /** What the client has, in the caller's open transaction. */
    public Optional<Logo> inTransaction(UUID clientId) {
        return table.find(clientId);
    }

    /** What stands above documents of a client that the person reaches. */
    public Optional<Logo> ofDocuments(Person person, UUID clientId) {
        return person.mayReach(clientId) ? tenancy.call(person.scope(), () -> table.find(clientId)) : Optional.empty();
    }

    /** The SHA-256 of what the client has, in hex. */
    public Optional<String> sha256(Person person, UUID clientId) {
        return serves(person, clientId) ? tenancy.call(person.scope(), () -> table.sha256(clientId)) : Optional.empty();
    }

    private static boolean serves(Person person, UUID clientId) {
        return person.isStaff() && person.mayReach(clientId);
    }

    /** Keeps a PNG, JPEG or WebP as the client's logo; anything else is refused with an error on {@code logo}. */
    public void change(Person person, Client client, byte[] file) {
        Place place = mustDecide(person, client);
        if (file.length > MOST_BYTES) {
            throw refused("logo_large", MOST_BYTES / 1_000_000);
        }
        Logo logo = Logo.draw(file).orElseThrow(() -> refused("logo_kind"));
        tenancy.run(new Scope.Clients(Set.of(client.id())), () -> {
            hold(place);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            table.put(client.id(), logo.image(), logo.sha256(), now, person.name());
            String value = json.writeValueAsString(logo.sha256());
            MachineRole.OF_MANY.forEach(
                    role -> said.put(place, role, KnownSetting.BRAND_LOGO, value, now, person.name()));
            tell(person, client, "agent_setting.logo_changed");
        });
    }

    /** Leaves the client without one. */
    public void remove(Person person, Client client) {
        Place place = mustDecide(person, client);
        tenancy.run(new Scope.Clients(Set.of(client.id())), () -> {
            hold(place);
            if (table.remove(client.id())) {
                MachineRole.OF_MANY.forEach(role -> said.remove(place, role, KnownSetting.BRAND_LOGO));
                tell(person, client, "agent_setting.logo_removed");
            }
        });
    }

    /** In the same order as {@link Overrides}, and for its reasons. */
    private void hold(Place place) {
        work.ask(place.clientId(), place.target(), clock.instant());
        settings.holdAlone(place.clientId());
    }

    private void tell(Person person, Client client, String action) {
        audit.record(
                person, action, client.id(), new Subject("client", client.id().toString(), client.name()), Map.of());
        publisher.publishEvent(new SettingsAsked());
    }

    private static Place mustDecide(Person person, Client client) {
        Place place = Place.of(client);
        if (!Overrides.mayDecide(person, place)) {
            throw Problem.forbidden().refusal();
        }
        return place;
    }

    private static RuntimeException refused(String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError("logo", code, arguments))).refusal();
    }
}
