package mx.lanet.desktop.notice;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.desktop.notice.News.Known;
import mx.lanet.desktop.store.Home;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * What the person has been told of; it survives restarts, so that nothing is told twice.
 *
 * @param tickets null before anything was seen
 * @param files when each that is here came; null before the first look
 */
record Told(@Nullable Map<UUID, Known> tickets, boolean restart, @Nullable Map<String, Instant> files) {
    private static final Logger LOG = LoggerFactory.getLogger(Told.class);
    private static final Told NOTHING = new Told(null, false, null);

    static Told read(Home home) {
        try {
            return PrivateFiles.read(home.told())
                    .map(text -> Json.WIRE.readValue(text, Told.class))
                    .orElse(NOTHING);
        } catch (IOException | JacksonException e) {
            LOG.atWarn().log("what was told cannot be read: {}", e.getMessage());
            return NOTHING;
        }
    }

    void keep(Home home) {
        try {
            PrivateFiles.write(home.told(), Json.WIRE.writeValueAsString(this));
        } catch (IOException e) {
            LOG.atWarn().log("what was told is not kept: {}", e.getMessage());
        }
    }

    Told with(Map<UUID, Known> known) {
        return new Told(known, restart, files);
    }

    Told withRestart(boolean pending) {
        return new Told(tickets, pending, files);
    }

    Told withFiles(Map<String, Instant> known) {
        return new Told(tickets, restart, known);
    }
}
