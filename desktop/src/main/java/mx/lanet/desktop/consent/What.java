package mx.lanet.desktop.consent;

import mx.lanet.agent.run.Visit;
import mx.lanet.desktop.text.Texts;

/** What a technician does, in words. */
final class What {
    private What() {}

    static String of(Texts texts, Visit visit) {
        var key = "consent.what." + visit.type();
        var other = texts.of("consent.what.other");
        return texts.orElse(key, other, visit.name());
    }
}
