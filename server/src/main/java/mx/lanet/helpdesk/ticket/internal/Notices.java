package mx.lanet.helpdesk.ticket.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sentences about what was not done, and what happened instead: "Marco cambió la prioridad: Media → Alta, hace 10 s". */
@Component
class Notices {
    private static final int WORDS_SHOWN = 120;

    private final Clock clock;
    private final ZoneId zone;

    Notices(Clock clock, @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    TicketPage.Notice of(Outcome outcome, Texts texts) {
        return of(outcome, null, texts);
    }

    /** @param again how to do it all the same; shown only when it was held back because of others */
    TicketPage.Notice of(Outcome outcome, TicketPage.@Nullable Again again, Texts texts) {
        return switch (outcome) {
            case Outcome.Done _ -> new TicketPage.Notice("ok", "", List.of(), null);
            case Outcome.NotNow(var _, String code, var missing) ->
                new TicketPage.Notice(
                        "warn",
                        texts.t("problem." + code),
                        missing.stream()
                                .map(field -> field.label(texts.locale()))
                                .toList(),
                        null);
            case Outcome.ChangedMeanwhile told ->
                new TicketPage.Notice(
                        "warn",
                        texts.t(told.said().isEmpty() ? "ticket.changed-meanwhile" : "ticket.said-meanwhile"),
                        lines(told, texts),
                        again);
        };
    }

    Flash flash(Outcome outcome, Texts texts) {
        TicketPage.Notice notice = of(outcome, texts);
        String what = String.join("; ", notice.lines());
        return Flash.warn("ticket.flash.sentence", what.isEmpty() ? notice.text() : notice.text() + " " + what + ".");
    }

    private List<String> lines(Outcome.ChangedMeanwhile told, Texts texts) {
        Formats formats = new Formats(texts, zone, clock);
        List<String> lines = new ArrayList<>();
        for (Comment comment : told.said()) {
            lines.add(texts.t(
                    comment.internal() ? "ticket.meanwhile.noted" : "ticket.meanwhile.said",
                    comment.authorName(),
                    formats.ago(comment.createdAt()),
                    Words.firstLine(comment.body(), WORDS_SHOWN)));
        }
        for (TicketEvent change : told.changes()) {
            lines.add(texts.t("ticket.meanwhile.changed", EventText.of(change, texts), formats.ago(change.at())));
        }
        return lines.isEmpty() ? List.of(texts.t("ticket.meanwhile.somebody")) : lines;
    }
}
