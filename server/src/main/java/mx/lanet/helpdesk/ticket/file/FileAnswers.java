package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Files on their way out: never opened by the browser as a page of ours, whatever they hold. What is gone is not found. */
@Component
public class FileAnswers {
    private static final String SANDBOX = "default-src 'none'; sandbox";

    private final Intake intake;

    FileAnswers(Intake intake) {
        this.intake = intake;
    }

    /** The file as it came, to be saved. */
    public ResponseEntity<Resource> whole(Stored stored, String fileName) throws IOException {
        if (!intake.has(stored.name())) {
            throw Problem.notFound().refusal();
        }
        return headed(ResponseEntity.ok())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(stored.mediaType()))
                .body(new StoredResource(intake, stored));
    }

    /** The small picture, drawn by ourselves: it and the large one are the only things that are shown in a page. */
    public ResponseEntity<byte[]> small(Stored stored) throws IOException {
        if (!stored.thumbnail()) {
            throw Problem.notFound().refusal();
        }
        try (InputStream image = intake.openSmall(stored.name())) {
            return shown(MediaType.IMAGE_PNG, image);
        } catch (NoSuchFileException e) {
            throw Problem.notFound().refusal();
        }
    }

    /** The picture that fills a window. */
    public ResponseEntity<byte[]> picture(Stored stored) throws IOException {
        if (stored.picture() == null) {
            throw Problem.notFound().refusal();
        }
        try (InputStream image = intake.openLarge(stored.name())) {
            return shown(MediaType.parseMediaType(stored.picture()), image);
        } catch (NoSuchFileException e) {
            throw Problem.notFound().refusal();
        }
    }

    private static ResponseEntity<byte[]> shown(MediaType type, InputStream image) throws IOException {
        return headed(ResponseEntity.ok()).contentType(type).body(image.readAllBytes());
    }

    private static ResponseEntity.BodyBuilder headed(ResponseEntity.BodyBuilder answer) {
        return answer.header("Content-Security-Policy", SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
    }
}
