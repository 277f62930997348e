package mx.lanet.desktop.ticket;

import java.io.IOException;
import mx.lanet.agent.local.LocalClient.Reply;
import mx.lanet.agent.store.Json;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.text.Texts;
import tools.jackson.core.JacksonException;

/** The server did not do what it was asked: why, as a person would say it. */
public final class Trouble extends IOException {
    private static final long serialVersionUID = 1;

    private final Kind kind;

    private Trouble(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
    }

    private enum Kind {
        OFFLINE,
        PENDING,
        GONE,
        REFUSED
    }

    static Trouble of(Reply reply) {
        var kind =
                switch (reply.status()) {
                    case 401, 403 -> Kind.PENDING;
                    case 404 -> Kind.GONE;
                    default -> reply.status() >= 500 || reply.status() == 429 ? Kind.OFFLINE : Kind.REFUSED;
                };
        return new Trouble(kind, detail(reply.body()));
    }

    private static String detail(String body) {
        try {
            return Json.WIRE.readTree(body).path("detail").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** What is wrong, and what to do next. */
    public static String text(Exception failed, Texts texts) {
        if (failed instanceof Service.Away) {
            return texts.of("ticket.trouble.away");
        }
        if (!(failed instanceof Trouble trouble)) {
            return texts.of("ticket.trouble.offline");
        }
        return switch (trouble.kind) {
            case OFFLINE -> texts.of("ticket.trouble.offline");
            case PENDING -> texts.of("ticket.trouble.pending");
            case GONE -> texts.of("ticket.trouble.gone");
            case REFUSED -> texts.of("ticket.trouble.refused", String.valueOf(trouble.getMessage()));
        };
    }
}
