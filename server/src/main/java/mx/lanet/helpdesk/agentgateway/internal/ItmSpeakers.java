package mx.lanet.helpdesk.agentgateway.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.enrolment.SiteEnrolment;
import mx.lanet.helpdesk.enrolment.SiteEnrolment.Member;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which machine speaks in a call of the IT Monitoring dialect: by {@code X-Agent-ID} with a key, by the JWT else. */
@Component
class ItmSpeakers {
    static final String ID = "X-Agent-ID";
    private static final String VERSION = "X-Agent-Version";
    private static final int LONGEST_VERSION = 50;

    private final SiteEnrolment members;

    ItmSpeakers(SiteEnrolment members) {
        this.members = members;
    }

    /**
     * The machine that speaks; refused with 404 when the key knows none of this number.
     *
     * @param told the number in the body, if there is one
     */
    Member speaker(Actor caller, HttpServletRequest request, @Nullable Long told) {
        Long header = number(request.getHeader(ID));
        if (header != null && told != null && !header.equals(told)) {
            throw Problem.of(403, "other_asset").refusal();
        }
        Long number = header != null ? header : told;
        if (number == null && caller instanceof ApiKey) {
            throw Problem.invalid(List.of(new FieldError(ID, "required"))).refusal();
        }
        Member member = number == null ? own(caller) : find(caller, number).orElse(null);
        if (member == null) {
            throw Problem.notFound().refusal();
        }
        return member;
    }

    /** The machine of this number, if the caller may speak for it. */
    Optional<Member> find(Actor caller, long number) {
        return switch (caller) {
            case ApiKey key -> members.find(key, number);
            case Agent agent -> Optional.of(members.of(agent)).filter(member -> member.number() == number);
            default -> Optional.empty();
        };
    }

    /** The version that the agent says to have; null when it says none that anybody could have. */
    static @Nullable String version(HttpServletRequest request) {
        String version = request.getHeader(VERSION);
        boolean known = version != null && !version.isBlank() && version.strip().length() <= LONGEST_VERSION;
        return known && version != null ? version.strip() : null;
    }

    /** The number that the caller says to have; null when it says none. */
    static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw Problem.invalid(List.of(new FieldError(ID, "not_whole_number")))
                    .refusal();
        }
        return Long.valueOf(text.strip());
    }

    private @Nullable Member own(Actor caller) {
        return caller instanceof Agent agent ? members.of(agent) : null;
    }
}
