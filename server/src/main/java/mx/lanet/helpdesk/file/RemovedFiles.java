package mx.lanet.helpdesk.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.Blobs;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets go of what nobody finds any more: contents of removed files that nobody else has, and uploads that broke off for good. */
@Component
class RemovedFiles {
    /** Who has not gone on until then will not. */
    static final Duration ABANDONED = Duration.ofDays(2);

    private static final int FEW = 20;
    private static final int BATCHES = 100;

    private final FileTable files;
    private final UploadTable uploads;
    private final Blobs blobs;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Path incoming;

    RemovedFiles(FileTable files, UploadTable uploads, Blobs blobs, Tenancy tenancy, Clock clock, DataFolder data) {
        this.files = files;
        this.uploads = uploads;
        this.blobs = blobs;
        this.tenancy = tenancy;
        this.clock = clock;
        this.incoming = FileUploads.folder(data);
    }

    @Scheduled(initialDelayString = "PT4M", fixedDelayString = "PT1H")
    void clear() throws IOException {
        int cleared = FEW;
        for (int batch = 0; batch < BATCHES && cleared == FEW; batch++) {
            cleared = tenancy.call(new Scope.Everything(), this::clearFew);
        }
        Instant old = clock.instant().minus(ABANDONED);
        tenancy.run(new Scope.Everything(), () -> uploads.deleteBefore(old));
        clearParts(old);
    }

    /** A server that dies between the content's end and the row's does it once more, and finds nothing to delete. */
    private int clearFew() {
        List<FileTable.Removed> few = files.removed(FEW);
        for (FileTable.Removed one : few) {
            files.lockContent(one.sha256());
            if (!files.isShared(one)) {
                delete(one.sha256());
            }
            files.delete(one);
        }
        return few.size();
    }

    private void delete(String sha256) {
        try {
            blobs.delete(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clearParts(Instant old) throws IOException {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> parts = Files.list(incoming)) {
            for (Path part : parts.limit((long) FEW * BATCHES).toList()) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(old)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
