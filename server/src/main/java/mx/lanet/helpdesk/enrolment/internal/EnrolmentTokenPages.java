package mx.lanet.helpdesk.enrolment.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.EnrolmentTokens;
import mx.lanet.helpdesk.enrolment.TokenSettings;
import mx.lanet.helpdesk.enrolment.TokenSummary;
import mx.lanet.helpdesk.enrolment.TokenUse;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Pager;
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
    Answer list(Person person, @RequestParam(defaultValue = "1") int page) {
        Instant now = clock.instant();
        Slice<TokenLine> lines =
                tokens.list(person, new Slice.Request(page, Pager.SIZE)).map(token -> TokenLine.of(token, now));
        Pager pager = Pager.of(
                lines,
                number -> Address.of("/enrolment-tokens").with("page", number).toString());
        return page("enrolment/list", new TokenListPage(lines.items(), pager, person.isStaff()));
    }

    @ForRoles({Role.SUPERADMIN, Role.TECHNICIAN, Role.CLIENT_ADMIN})
    @GetMapping("/enrolment-tokens/{tokenId}")
    Answer one(Person person, @PathVariable UUID tokenId, @RequestParam(defaultValue = "1") int page) {
        TokenSummary token = tokens.get(person, tokenId);
        Slice<TokenUse> uses = tokens.uses(person, tokenId, new Slice.Request(page, Pager.SIZE));
        Address here = Address.of("/enrolment-tokens/" + tokenId);
        return page(
                "enrolment/one",
                new TokenPage(
                        TokenLine.of(token, clock.instant()),
                        uses.items(),
                        Pager.of(uses, number -> here.with("page", number).toString()),
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
