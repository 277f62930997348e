package mx.lanet.agent.link;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.EnrolmentToken;
import mx.lanet.protocol.HardwareInfo;
import mx.lanet.protocol.Problem;
import mx.lanet.protocol.RegistrationAnswer;
import mx.lanet.protocol.RegistrationRequest;

/** Joins the machine to a site with an enrolment token. */
public final class Enrolment {
    private static final String REGISTER = "/api/agents/register-with-token";
    private static final String CLOCK_OFF = "clock_off";
    private final DataFolder folder;
    private final ServerLink link;

    public Enrolment(DataFolder folder, ServerLink link) {
        this.folder = folder;
        this.link = link;
    }

    /** How a registration ended. */
    public sealed interface Outcome {
        /** The machine is an asset now, or, in quarantine, waits for a person's approval. */
        record Joined(Identity identity) implements Outcome {}

        /** The server refused; the answer says why. */
        record Refused(Answer answer) implements Outcome {}

        /** Later: the server is away or overloaded. */
        record Away(Answer answer) implements Outcome {}
    }

    /** Registers with a proof of the key, and keeps who we are and the settings to begin with. */
    public Outcome register(EnrolmentToken token, HardwareInfo facts, Instant now) throws IOException {
        var key = Identity.key(folder);
        var answer = ask(token, facts, key, now);
        // A machine with a flat battery must join all the same: once more, by the server's clock.
        if (answer instanceof Answer.Received received && received.date() != null && isAboutTheClock(answer)) {
            answer = ask(token, facts, key, received.date());
        }
        return switch (answer.verdict()) {
            case DONE -> joined(answer, now);
            case LATER -> new Outcome.Away(answer);
            case UNAUTHORIZED, FORBIDDEN, REFUSED -> new Outcome.Refused(answer);
        };
    }

    private Answer ask(EnrolmentToken token, HardwareInfo facts, AgentKey key, Instant at) {
        var nonce = UUID.randomUUID().toString();
        return link.post(REGISTER, null, RegistrationRequest.proven(token.value(), key, facts, at, nonce));
    }

    private static boolean isAboutTheClock(Answer answer) {
        var problem = answer.verdict() == Answer.Verdict.UNAUTHORIZED ? answer.read(Problem.class) : null;
        return problem != null && CLOCK_OFF.equals(problem.code());
    }

    private Outcome joined(Answer answer, Instant now) throws IOException {
        var joined = answer.read(RegistrationAnswer.class);
        if (joined == null || joined.assetId() == null || joined.agentToken() == null) {
            return new Outcome.Refused(answer);
        }
        var identity = Identity.of(link.server().toString(), joined, now);
        identity.write(folder);
        var settings = new SettingSource(folder, Map.of(), Map.of());
        settings.writeFirstFile(identity.serverUrl());
        if (joined.config() != null) {
            settings.keepFromServer(joined.config(), Map.of(), now);
        }
        return new Outcome.Joined(identity);
    }
}
