package mx.lanet.helpdesk.setting.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.client.Client;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.setting.Logo;
import mx.lanet.helpdesk.setting.Logos;
import mx.lanet.helpdesk.setting.Place;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ForAgents;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The logo of a client: on its page of settings, and on its way to its machines. */
@Controller
class LogoPages {
    private static final String OF_CLIENT = SettingPage.HOME + "/clients/{client}/logo";

    private final Logos logos;
    private final Clients clients;

    LogoPages(Logos logos, Clients clients) {
        this.logos = logos;
        this.clients = clients;
    }

    @ForAgents
    @GetMapping("/api/agents/logo")
    ResponseEntity<byte[]> ofAgent(Agent agent) {
        return png(logos.of(agent));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @GetMapping(OF_CLIENT)
    ResponseEntity<byte[]> ofClient(Person person, @PathVariable UUID client) {
        return png(logos.of(person, client));
    }

    private static ResponseEntity<byte[]> png(Optional<Logo> found) {
        Logo logo = found.orElseThrow(() -> Problem.notFound().refusal());
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + logo.sha256() + "\"")
                .body(logo.image());
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping(OF_CLIENT)
    Answer change(
            Person person, @PathVariable UUID client, @RequestParam(required = false) @Nullable MultipartFile logo)
            throws IOException {
        Client found = client(person, client);
        if (logo == null || logo.isEmpty()) {
            return there(found).with(Flash.warn("setting.flash.logo-choose"));
        }
        try (InputStream content = logo.getInputStream()) {
            logos.change(person, found, content.readNBytes(Logos.MOST_BYTES + 1));
        } catch (Refusal refusal) {
            if (refusal.problem().errors().isEmpty()) {
                throw refusal;
            }
            FieldError error = refusal.problem().errors().getFirst();
            return there(found)
                    .with(Flash.bad("field." + error.code(), error.arguments().toArray()));
        }
        return there(found).with(Flash.ok("setting.flash.logo"));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @PostMapping(OF_CLIENT + "/remove")
    Answer remove(Person person, @PathVariable UUID client) {
        Client found = client(person, client);
        logos.remove(person, found);
        return there(found).with(Flash.ok("setting.flash.logo-removed"));
    }

    /** The house is no client with a page of its own. */
    private Client client(Person person, UUID client) {
        Client found = clients.get(person, client);
        if (found.house()) {
            throw Problem.notFound().refusal();
        }
        return found;
    }

    private static Answer.SeeOther there(Client client) {
        return Answer.seeOther(SettingPage.path(Place.of(client)));
    }
}
