package mx.lanet.agent.run;

import java.time.Instant;
import java.util.function.Function;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.Json;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;

/** Answers a question with a list, as JSON. The list itself is null when this machine cannot tell. */
record ListWork(AgentClock clock, Messages messages, Function<Instant, @Nullable Object> list) implements Work {
    @Override
    public Outcome run(Command command, Ongoing ongoing) {
        var found = list.apply(clock.now());
        return found == null
                ? Outcome.failed(messages.text("run.cannot_tell"))
                : Outcome.succeeded(Json.WIRE.writeValueAsString(found));
    }
}
