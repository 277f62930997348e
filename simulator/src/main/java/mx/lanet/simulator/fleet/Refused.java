package mx.lanet.simulator.fleet;

import mx.lanet.simulator.wire.HttpLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The server said no, in its own words. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(HttpLine.Answer answer) {
        super(words(answer));
        this.status = answer.status();
    }

    public int status() {
        return status;
    }

    private static String words(HttpLine.Answer answer) {
        try {
            String detail =
                    JsonMapper.shared().readTree(answer.body()).path("detail").asString("");
            return "HTTP " + answer.status() + (detail.isEmpty() ? "" : ": " + detail);
        } catch (JacksonException e) {
            return "HTTP " + answer.status();
        }
    }
}
