package mx.lanet.helpdesk.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.client.Sites;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.file.Blobs;
import mx.lanet.helpdesk.ticket.file.Intake;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Files on their way in, piece by piece: one that breaks off goes on where this server's disk ends. Another server, or one that
 * lost its disk, knows nothing of the pieces; then the sender is told to begin anew.
 */
@Service
public class FileUploads {
    /** What one person may have on its way at once. */
    static final int MOST = 50;

    private static final int MODIFIED_MAX = 40;

    private final UploadTable table;
    private final Library library;
    private final Sites sites;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final DataSize maxSize;
    private final Path folder;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    FileUploads(
            UploadTable table,
            Library library,
            Sites sites,
            Tenancy tenancy,
            Ids ids,
            Clock clock,
            DataFolder data,
            @Value("${lanet.files.max-size:4GB}") DataSize maxSize) {
        this.table = table;
        this.library = library;
        this.sites = sites;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.maxSize = maxSize;
        this.folder = folder(data);
    }

    static Path folder(DataFolder data) {
        return data.attachments().resolve("uploads");
    }

    /** The largest file that is taken. */
    public DataSize maxSize() {
        return maxSize;
    }

    /**
     * Begins, or goes on with what this person began with the same file. Who may not keep files of this owner is refused, as
     * is a name that no machine could take, a file that is too large, and one that its client has no room for.
     */
    public Upload begin(Person person, FileDraft draft, long sizeBytes, String modified) {
        library.mustKeep(person, draft.clientId());
        check(draft, sizeBytes, modified);
        if (draft.siteId() != null) {
            sites.get(person, draft.clientId(), draft.siteId());
        }
        return tenancy.call(Library.writing(person, draft.clientId()), () -> {
            List<Upload> before = table.of(person.userId(), MOST);
            return before.stream()
                    .filter(one -> isSame(one, draft, sizeBytes, modified))
                    .findFirst()
                    .orElseGet(() -> begun(person, draft, sizeBytes, modified, before.size()));
        });
    }

    private static boolean isSame(Upload one, FileDraft draft, long sizeBytes, String modified) {
        return one.draft().equals(draft)
                && one.sizeBytes() == sizeBytes
                && one.modified().equals(modified);
    }

    private Upload begun(Person person, FileDraft draft, long sizeBytes, String modified, int before) {
        if (before >= MOST) {
            throw Problem.of(409, "file_uploads", MOST).refusal();
        }
        library.mustHaveRoom(draft.clientId(), sizeBytes);
        var upload = new Upload(ids.next(), draft, sizeBytes, modified, person.userId());
        table.insert(upload, clock.instant());
        return upload;
    }

    private void check(FileDraft draft, long sizeBytes, String modified) {
        List<FieldError> errors = draft.problems();
        if (sizeBytes <= 0) {
            errors.add(new FieldError("file", "file_empty"));
        }
        if (modified.length() > MODIFIED_MAX) {
            errors.add(new FieldError("modified", "too_long", MODIFIED_MAX));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).refusal();
        }
        if (sizeBytes > maxSize.toBytes()) {
            throw Problem.of(413, "too_large").refusal();
        }
    }

    public Upload get(Person person, UUID uploadId) {
        return tenancy.call(Library.scope(person), () -> table.find(person.userId(), uploadId))
                .filter(upload -> library.mayKeep(person, upload.draft().clientId()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** How much of it is here. */
    public long received(Upload upload) {
        return part(upload).toFile().length();
    }

    /**
     * Takes the next piece and says how much is here now, which is where the next one begins; a piece that begins elsewhere, or
     * while another is being read, changes nothing.
     */
    public long append(Upload upload, long offset, InputStream content) throws IOException {
        if (!underWay.add(upload.uploadId())) {
            return -1;
        }
        try {
            if (offset == received(upload)) {
                write(upload, offset, content);
            }
            return received(upload);
        } finally {
            underWay.remove(upload.uploadId());
        }
    }

    private void write(Upload upload, long offset, InputStream content) throws IOException {
        Files.createDirectories(folder);
        try (OutputStream out =
                Files.newOutputStream(part(upload), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[64 * 1024];
            long left = upload.sizeBytes() - offset;
            for (int read = content.read(buffer); read >= 0 && left > 0; read = content.read(buffer)) {
                int taken = (int) Math.min(read, left);
                out.write(buffer, 0, taken);
                left -= taken;
            }
        }
    }

    /**
     * All of it is here: it becomes a file of the library, or the next version of one. What is neither a document nor a program
     * nor a package is refused as {@code file_kind} and forgotten; conflict while something is missing.
     */
    public LibraryFile finish(Person person, Upload upload) throws IOException {
        if (received(upload) != upload.sizeBytes()) {
            throw Problem.conflict().refusal();
        }
        Path part = part(upload);
        String mediaType = Blobs.mediaType(head(part)).orElse(null);
        if (mediaType == null) {
            forget(person, upload);
            throw Problem.invalid(List.of(new FieldError("file", "file_kind"))).refusal();
        }
        LibraryFile file = library.keep(person, upload.draft(), part, sha256(part), upload.sizeBytes(), mediaType);
        forget(person, upload);
        return file;
    }

    /** Nothing of it stays. */
    public void forget(Person person, Upload upload) throws IOException {
        UUID client = upload.draft().clientId();
        tenancy.run(Library.writing(person, client), () -> table.delete(client, upload.uploadId()));
        Files.deleteIfExists(part(upload));
    }

    private static byte[] head(Path part) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            return in.readNBytes(Blobs.HEAD_BYTES);
        }
    }

    private static String sha256(Path part) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            return HexFormat.of().formatHex(Intake.sha256(in));
        }
    }

    private Path part(Upload upload) {
        return folder.resolve(upload.uploadId() + ".part");
    }
}
