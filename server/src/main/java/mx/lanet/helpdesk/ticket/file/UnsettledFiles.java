package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Clears away what is nobody's: files that were never sent, and what a killed server had half received or not yet named. */
@Component
class UnsettledFiles {
    private static final Logger LOG = LoggerFactory.getLogger(UnsettledFiles.class);
    /** Longer than any upload takes. */
    private static final Duration UNDER_WAY = Duration.ofHours(6);

    private static final int BATCH = 200;
    private static final int BATCHES = 50;

    private final Tenancy tenancy;
    private final HeldFileTable table;
    private final Intake intake;
    private final Clock clock;

    UnsettledFiles(Tenancy tenancy, HeldFileTable table, Intake intake, Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.intake = intake;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void clear() throws IOException {
        int cleared = throwAwayAbandoned() + settle();
        if (cleared > 0) {
            LOG.atInfo().addKeyValue("files", cleared).log("files that were nobody's cleared away");
        }
    }

    /** Between the commit of an attachment and the end of its holding lies a moment, so what is a ticket's stays. */
    private int throwAwayAbandoned() throws IOException {
        Instant before = clock.instant().minus(HeldFiles.ABANDONED_AFTER);
        int thrown = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            List<String> names = everywhere(() -> table.abandoned(before, BATCH));
            for (String name : names) {
                intake.unsettle(name);
                everywhere(() -> table.delete(name));
                discardUnlessSomebodys(name);
            }
            thrown += names.size();
            if (names.size() < BATCH) {
                break;
            }
        }
        return thrown;
    }

    /** What lies in the folder of what comes in, too long to be still under way. */
    private int settle() throws IOException {
        if (!Files.isDirectory(intake.incoming())) {
            return 0;
        }
        Instant old = clock.instant().minus(UNDER_WAY);
        int settled = 0;
        try (Stream<Path> files = Files.list(intake.incoming())) {
            for (Path file : files.limit((long) BATCH * BATCHES).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    settle(file);
                    settled++;
                }
            }
        }
        return settled;
    }

    private void settle(Path file) throws IOException {
        String name = Intake.noted(file);
        if (name == null) {
            Files.deleteIfExists(file);
        } else {
            discardUnlessSomebodys(name);
        }
    }

    private void discardUnlessSomebodys(String name) {
        if (everywhere(() -> table.isAnybodys(name))) {
            intake.settle(name);
        } else {
            intake.discard(name);
        }
    }

    private <T> T everywhere(Supplier<T> work) {
        return tenancy.call(new Scope.Everything(), work);
    }
}
