package mx.lanet.helpdesk.identity.internal;

import mx.lanet.helpdesk.web.Flash;

/** Says how many sessions were closed: a flash travels as text, so its plural is chosen before it leaves. */
final class EndedSessions {
    private EndedSessions() {}

    static Flash flash(String key, String name, int ended) {
        String plural =
                switch (ended) {
                    case 0 -> ".none";
                    case 1 -> ".one";
                    default -> ".many";
                };
        return Flash.ok(key + plural, name, ended);
    }
}
