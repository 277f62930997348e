package mx.lanet.agent.run;

import java.util.List;
import mx.lanet.agent.setting.Messages;

/** Why a command is not run: a key of the messages, and the facts that stand in its text. */
record Refusal(String key, List<String> facts) {
    static Refusal of(String reason, String... facts) {
        return new Refusal("run.refused." + reason, List.of(facts));
    }

    String in(Messages messages) {
        return messages.text(key, facts.toArray());
    }
}
