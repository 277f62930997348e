package mx.lanet.helpdesk.alert;

import java.util.UUID;

/** Published in the transaction in which an alert gets its ticket, or opens it again. */
public record AlertTicketed(UUID clientId, UUID ticketId, String kind, Severity severity) {
    static AlertTicketed of(Alert alert, UUID ticketId) {
        return new AlertTicketed(alert.clientId(), ticketId, alert.kind(), alert.severity());
    }
}
