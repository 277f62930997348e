package mx.lanet.agent;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import mx.lanet.agent.collect.MachineFacts;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.BackOff;
import mx.lanet.agent.link.Enrolment;
import mx.lanet.agent.link.Enrolment.Outcome;
import mx.lanet.agent.link.LinkOptions;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.store.FolderLock;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.EnrolmentToken;
import org.jspecify.annotations.Nullable;

/** Joins this machine to a site and tells how it went. */
final class Registration {
    private final Workplace place;

    Registration(Workplace place) {
        this.place = place;
    }

    /** One attempt, for {@code --register}; the exit code. */
    int once(String tokenText, @Nullable String serverUrl) throws IOException {
        try (var lock = FolderLock.tryTake(place.folder()).orElse(null)) {
            if (lock == null) {
                place.complain("run.already", place.folder().path());
                return ExitCode.ALREADY_RUNNING;
            }
            var token = token(tokenText);
            var server = server(serverUrl);
            return token == null || server == null ? ExitCode.USAGE : report(attempt(token, server), server);
        }
    }

    /** Attempts until the server answers, for a service that is started before its server; the exit code. */
    int untilAnswered(String tokenText, @Nullable String serverUrl) throws IOException, InterruptedException {
        var token = token(tokenText);
        var server = server(serverUrl);
        if (token == null || server == null) {
            return ExitCode.USAGE;
        }
        var backOff = new BackOff(RandomGenerator.getDefault());
        var most = place.settings().seconds(Setting.MAX_BACKOFF);
        var outcome = attempt(token, server);
        while (outcome instanceof Outcome.Away away) {
            place.complain("register.away", server, away.answer().summary());
            Duration wait = backOff.failed(most, away.answer().retryAfter());
            TimeUnit.MILLISECONDS.sleep(wait.toMillis());
            outcome = attempt(token, server);
        }
        return report(outcome, server);
    }

    private @Nullable EnrolmentToken token(String text) {
        var token = EnrolmentToken.parse(text.strip()).orElse(null);
        if (token == null) {
            place.complain("register.malformed");
        }
        return token;
    }

    private @Nullable URI server(@Nullable String url) {
        var wanted = url == null ? place.settings().text(Setting.SERVER_URL) : url;
        if (wanted.isEmpty()) {
            place.complain("server.missing");
            return null;
        }
        return place.server(wanted);
    }

    private Outcome attempt(EnrolmentToken token, URI server) throws IOException {
        var link = LinkOptions.link(server, place.settings(), place.environment());
        var facts = MachineFacts.forRegistration();
        return new Enrolment(place.folder(), link)
                .register(token, facts, AgentClock.system().now());
    }

    private int report(Outcome outcome, URI server) {
        return switch (outcome) {
            case Outcome.Joined joined -> joined(joined.identity());
            case Outcome.Away away -> {
                place.complain("register.away", server, away.answer().summary());
                place.complain("register.away.remedy");
                yield ExitCode.TROUBLE;
            }
            case Outcome.Refused refused -> {
                place.complain("register.refused", refused.answer().summary());
                place.complain("register.refused.remedy");
                yield ExitCode.TROUBLE;
            }
        };
    }

    private int joined(Identity identity) {
        place.say(
                "register.joined",
                identity.clientName() == null ? "?" : identity.clientName(),
                identity.siteName() == null ? "?" : identity.siteName(),
                identity.assetId());
        if (identity.pending()) {
            place.say("register.pending");
        }
        if (identity.serverUrl().startsWith("http:") && !identity.serverUrl().matches("http://(localhost|127\\.).*")) {
            place.say("register.unencrypted");
        }
        return ExitCode.OK;
    }
}
