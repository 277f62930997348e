package mx.lanet.helpdesk.audit.internal;

import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;

/**
 * What was done, newest first.
 *
 * @param kinds the beginnings of actions to filter by
 * @param export where it is taken along
 * @param clientNamed true when the list is of one client only
 */
public record AuditPage(
        List<Line> lines, Pager pager, Form filters, List<Tab> kinds, String kind, String export, boolean clientNamed) {
    /** @param clientName empty for the house */
    public record Line(
            Instant at, String sentence, String actorKind, List<KeyValue> details, String address, String clientName) {}
}
