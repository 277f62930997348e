package mx.lanet.helpdesk.report.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Letterhead;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.web.Texts;
import org.springframework.context.MessageSource;

/** Says for whom and when an export is written. */
record Occasions(Letterhead letterheads, MessageSource messages, ZoneId zone, Clock clock) {
    Occasion of(Export export, Person person, Locale locale) {
        Letterhead.Head head = export.client() == null
                ? null
                : letterheads.of(person, export.client()).orElse(null);
        return new Occasion(person.name(), clock.instant(), person.zoneOr(zone), new Texts(messages, locale), head);
    }
}
