package mx.lanet.desktop.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.store.Json;
import mx.lanet.desktop.link.Service;
import tools.jackson.core.JacksonException;

/** Hands a request for help and its files to the service. */
public final class Sender {
    private final Service service;

    public Sender(Service service) {
        this.service = service;
    }

    /** A file that goes with a request: its name, and where a copy of it lies. */
    public record Enclosure(String name, Path content) {}

    /** The service took nothing, and says why: {@code full_queue}, {@code full_disk}, … */
    public static final class NotKept extends IOException {
        private static final long serialVersionUID = 1;

        private final String reason;

        NotKept(String body) {
            super(body);
            this.reason = reasonIn(body);
        }

        private static String reasonIn(String body) {
            try {
                return Json.WIRE.readTree(body).path("reason").asString("broken");
            } catch (JacksonException e) {
                return "broken";
            }
        }

        /** full_queue, full, damaged or broken. */
        public String reason() {
            return reason;
        }
    }

    /** What became of it; {@link Service.Away} while there is no service. */
    public Help.State send(Help.Request request, List<Enclosure> files) throws IOException {
        var identity = Objects.requireNonNull(request.identity());
        for (var file : files) {
            var reply = service.attach(identity, file.name(), file.content());
            if (!reply.isDone()) {
                throw new NotKept(reply.body());
            }
        }
        var reply = service.open(request);
        if (!reply.isDone()) {
            throw new NotKept(reply.body());
        }
        return reply.read(Help.State.class);
    }
}
