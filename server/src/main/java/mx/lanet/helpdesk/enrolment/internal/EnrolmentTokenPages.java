package mx.lanet.helpdesk.enrolment.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of enrolment tokens, and each one's page with its history. */
@Controller
class EnrolmentTokenPages {
    private final EnrolmentTokens tokens;
    private final Clock clock;

    EnrolmentTokenPages(EnrolmentTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/enrolment-tokens")
    Answer list(Person person) {
        Instant now = clock.instant();
        List<TokenLine> lines = tokens.list(person).stream()
                .map(token -> TokenLine.of(token, now))
                .toList();
        return page("enrolment/list", new TokenListPage(lines, person.isStaff()));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/enrolment-tokens/{tokenId}")
    Answer one(Person person, @PathVariable UUID tokenId) {
        TokenSummary token = tokens.get(person, tokenId);
        return page(
                "enrolment/one",
                new TokenPage(
                        TokenLine.of(token, clock.instant()),
                        tokens.uses(person, tokenId),
                        tokens.mayMake(person, token.clientId())));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN})
    @PostMapping("/enrolment-tokens/{tokenId}/active")
    Answer setActive(
            Person person,
            @PathVariable UUID tokenId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "false") boolean active) {
        TokenSummary token = tokens.get(person, tokenId);
        TokenSettings now = token.settings();
        tokens.change(person, tokenId, version, new TokenSettings(now.note(), now.expiresAt(), now.maxUses(), active));
        return seeOther("/enrolment-tokens/" + tokenId)
                .with(Flash.ok(active ? "enrolment.flash.on" : "enrolment.flash.off", token.hint()));
    }
}
