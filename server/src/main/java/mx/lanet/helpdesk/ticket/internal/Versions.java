package mx.lanet.helpdesk.ticket.internal;

import mx.lanet.helpdesk.shared.Problem;

/** The version that a form says its writer looked at. */
final class Versions {
    private Versions() {}

    static int of(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw Problem.of(400, "bad_request").refusal();
        }
        return Integer.parseInt(text);
    }
}
