package mx.lanet.helpdesk.api.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.identity.ApiSessions;
import mx.lanet.helpdesk.identity.ApiSessions.Issued;
import mx.lanet.helpdesk.identity.ApiSessions.Origin;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Signing in and out, for programs. */
@ApiEndpoint
@RequestMapping("/api/auth")
@Tag(name = "Auth", description = "Signing in, renewing, signing out")
class AuthEndpoint {
    private static final int LONGEST_PASSWORD = 1000;
    private static final int LONGEST_TOKEN = 200;

    private final ApiSessions sessions;
    private final Clock clock;

    AuthEndpoint(ApiSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** @param code of the second factor, for who has one: of the telephone, or one of paper */
    @Schema(name = "SignIn")
    record SignInBody(
            @NotBlank @Size(max = 100) String login,
            @NotBlank @Size(max = LONGEST_PASSWORD) String password,
            @Size(max = 50) @Nullable String code)
            implements Body {
        @Override
        public String toString() {
            return "SignInBody[" + login + "]";
        }
    }

    @Schema(name = "Renewal")
    record RenewalBody(@NotBlank @Size(max = LONGEST_TOKEN) String refreshToken) implements Body {
        @Override
        public String toString() {
            return "RenewalBody";
        }
    }

    /** @param expiresIn seconds until the access token ends */
    record Tokens(
            String accessToken,
            String tokenType,
            long expiresIn,
            Instant expiresAt,
            String refreshToken,
            Instant refreshExpiresAt,
            Me person) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }

    /**
     * @param clientId the own client; absent for staff
     * @param clients the clients that a technician serves
     */
    record Me(
            UUID userId,
            String login,
            String name,
            @Schema(allowableValues = {"superadmin", "technician", "client_admin", "requester"}) String role,
            @Nullable UUID clientId,
            Set<UUID> clients,
            boolean mustChangePassword) {
        static Me of(Person person) {
            return new Me(
                    person.userId(),
                    person.login(),
                    person.name(),
                    person.role().word(),
                    person.isStaff() ? null : person.clientId(),
                    new TreeSet<>(person.clients()),
                    person.mustChangePassword());
        }
    }

    @Open(because = "whoever wants to sign in is not signed in yet")
    @PostMapping("/login")
    @Operation(
            operationId = "signIn",
            summary = "Sign in",
            description = "A JWT for 15 minutes, and a token to renew it with. Codes: sign_in_refused, "
                    + "second_factor_needed, second_factor_wrong, too_many_requests.")
    Tokens signIn(@RequestBody SignInBody body, HttpServletRequest request) {
        String program = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return tokens(sessions.signIn(
                body.login(),
                new Secret(body.password()),
                Objects.requireNonNullElse(body.code(), ""),
                new Origin(request.getRemoteAddr(), program)));
    }

    @Open(because = "the refresh token is the proof")
    @PostMapping("/refresh")
    @Operation(
            operationId = "renew",
            summary = "Renew the JWT",
            description = "Each refresh token works once; an old one that is shown again ends the session.")
    Tokens renew(@RequestBody RenewalBody body) {
        return tokens(sessions.renew(new Secret(body.refreshToken())));
    }

    @ForRoles(
            value = {SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER},
            beforePasswordChange = true)
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "signOut",
            summary = "Sign out",
            description = "Both tokens are worth nothing from now on.")
    void signOut(Person person, @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        sessions.end(person, ApiTokenFilter.shown(authorization));
    }

    @ForRoles(
            value = {SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER},
            beforePasswordChange = true)
    @GetMapping("/me")
    @Operation(operationId = "me", summary = "Who I am")
    Me me(Person person) {
        return Me.of(person);
    }

    private Tokens tokens(Issued issued) {
        return new Tokens(
                issued.jwt().reveal(),
                "Bearer",
                Duration.between(clock.instant(), issued.jwtEnds()).toSeconds(),
                issued.jwtEnds(),
                issued.refresh().reveal(),
                issued.refreshEnds(),
                Me.of(issued.person()));
    }
}
