package mx.lanet.agent;

import java.io.IOException;
import mx.lanet.agent.check.Finding;
import mx.lanet.agent.check.Finding.Grade;
import mx.lanet.agent.check.SelfTest;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.store.Identity;

/** Prints what {@link SelfTest} finds, each with what to do about it. */
final class TestReport {
    private final Workplace place;

    TestReport(Workplace place) {
        this.place = place;
    }

    int run() throws IOException {
        var wanted = place.settings().text(Setting.SERVER_URL);
        var server = wanted.isEmpty()
                ? Identity.read(place.folder()).map(Identity::serverUrl).orElse("")
                : wanted;
        if (!server.isEmpty() && place.server(server) == null) {
            return ExitCode.USAGE;
        }
        var test =
                new SelfTest(place.folder(), place.settings(), place.environment(), AgentClock.system(), this::print);
        long wrong =
                test.run(server).stream().filter(f -> f.grade() == Grade.WRONG).count();
        place.say(wrong == 0 ? "check.all_well" : "check.trouble", wrong);
        return wrong == 0 ? ExitCode.OK : ExitCode.TROUBLE;
    }

    private void print(Finding finding) {
        var details = finding.details().toArray();
        place.out()
                .println(place.messages().text("check.grade." + finding.grade()) + " "
                        + place.messages().text(finding.key(), details));
        if (finding.grade() != Grade.OK) {
            place.out().println("      → " + place.messages().text(finding.key() + ".remedy", details));
        }
        place.out().flush();
    }
}
