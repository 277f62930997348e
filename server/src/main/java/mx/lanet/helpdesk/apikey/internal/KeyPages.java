package mx.lanet.helpdesk.apikey.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.apikey.ApiKeys;
import mx.lanet.helpdesk.apikey.KeySummary;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of API keys, and each one's page with its end. */
@Controller
class KeyPages {
    private final ApiKeys keys;
    private final Clients clients;
    private final Clock clock;

    KeyPages(ApiKeys keys, Clients clients, Clock clock) {
        this.keys = keys;
        this.clients = clients;
        this.clock = clock;
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/api-keys")
    Answer list(Person person, @RequestParam(defaultValue = "1") int page) {
        Instant now = clock.instant();
        Slice<KeyLine> lines =
                keys.list(person, new Slice.Request(page, Pager.SIZE)).map(key -> KeyLine.of(key, now));
        Pager pager = Pager.of(
                lines, number -> Address.of("/api-keys").with("page", number).toString());
        return page("apikey/list", new KeyListPage(lines.items(), pager, person.isStaff(), keys.ending(person)));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/api-keys/{keyId}")
    Answer one(Person person, @PathVariable UUID keyId) {
        KeySummary key = keys.get(person, keyId);
        return page("apikey/one", shown(person, key, KeyForm.of(key, zoneOf(person, key)), false));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/api-keys/{keyId}/expiry")
    Answer extend(
            Person person,
            @PathVariable UUID keyId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        KeySummary key = keys.get(person, keyId);
        Instant end = KeyForm.end(typed.getOrDefault("expires", ""), zoneOf(person, key), clock.instant());
        int machines = KeyForm.machines(typed.getOrDefault("machines", ""));
        if (end == null || machines == 0) {
            return page("apikey/one", shown(person, key, KeyForm.wrong(typed, end == null, machines == 0), false))
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            keys.extend(person, keyId, version, end, machines);
            return seeOther("/api-keys/" + keyId).with(Flash.ok("apikey.flash.extended", key.name()));
        } catch (Refusal refusal) {
            if (refusal.problem().status() != HttpStatus.CONFLICT.value()) {
                throw refusal;
            }
            KeySummary now = keys.get(person, keyId);
            return page("apikey/one", shown(person, now, KeyForm.of(now, zoneOf(person, now)), true))
                    .status(HttpStatus.CONFLICT);
        }
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/api-keys/{keyId}/revoke")
    Answer revoke(Person person, @PathVariable UUID keyId) {
        KeySummary key = keys.get(person, keyId);
        keys.revoke(person, keyId);
        return seeOther("/api-keys/" + keyId).with(Flash.ok("apikey.flash.revoked", key.name()));
    }

    private KeyPage shown(Person person, KeySummary key, Form form, boolean conflict) {
        boolean mayChange = keys.mayMake(person, key.clientId()) && key.revokedAt() == null;
        return new KeyPage(KeyLine.of(key, clock.instant()), mayChange, form, conflict);
    }

    private ZoneId zoneOf(Person person, KeySummary key) {
        return ZoneId.of(clients.get(person, key.clientId()).timeZone());
    }
}
