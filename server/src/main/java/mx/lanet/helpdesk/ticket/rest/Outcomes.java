package mx.lanet.helpdesk.ticket.rest;

import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.field.TicketField;

/** What came of an act, for a program: done, or refused with what stands in its way. */
final class Outcomes {
    private Outcomes() {}

    static Outcome.Done done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.NotNow(var _, String code, List<TicketField> missing) ->
                throw new Problem(
                                409,
                                code,
                                List.of(),
                                List.of(),
                                null,
                                missing.isEmpty()
                                        ? Map.of()
                                        : Map.of(
                                                "missing",
                                                missing.stream()
                                                        .map(TicketField::key)
                                                        .toList()))
                        .refusal();
            case Outcome.ChangedMeanwhile meanwhile ->
                throw new Problem(
                                412,
                                "changed_meanwhile",
                                List.of(),
                                List.of(),
                                null,
                                Map.of(
                                        "version",
                                        meanwhile.ticket().version(),
                                        "changes",
                                        meanwhile.changes().stream()
                                                .map(TicketView.Change::of)
                                                .toList()))
                        .refusal();
        };
    }
}
