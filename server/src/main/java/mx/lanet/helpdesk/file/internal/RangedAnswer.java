package mx.lanet.helpdesk.file.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Semaphore;
import mx.lanet.helpdesk.file.FileVersion;
import mx.lanet.helpdesk.file.Library;
import mx.lanet.helpdesk.file.LibraryFile;
import mx.lanet.helpdesk.shared.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Hands a version out, whole or from a byte on (RFC 9110, section 14), as it lies in the store: 64 KiB at a time, so that
 * hundreds of machines cost little memory. Its ETag is its SHA-256.
 */
@Component
class RangedAnswer {
    /** So many at once; who comes later is told to come again. */
    private static final int AT_ONCE = 500;

    private static final int COME_AGAIN_SECONDS = 20;
    private static final int PIECE = 64 * 1024;
    private static final String SANDBOX = "default-src 'none'; sandbox";

    private final Library library;
    private final Semaphore places = new Semaphore(AT_ONCE);

    RangedAnswer(Library library) {
        this.library = library;
    }

    void give(LibraryFile file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FileVersion version = file.newest();
        String tag = '"' + version.sha256() + '"';
        head(file, tag, response);
        if (ByteRange.holds(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        ByteRange range = ByteRange.of(request, tag, version.sizeBytes());
        if (range == null) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + version.sizeBytes());
            response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        if (!places.tryAcquire()) {
            throw Problem.overloaded(COME_AGAIN_SECONDS).refusal();
        }
        try (InputStream content = library.open(version, range.from())) {
            response.setContentType(version.mediaType());
            response.setContentLengthLong(range.length());
            if (!range.isWhole()) {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader(HttpHeaders.CONTENT_RANGE, range.header());
            }
            if (!request.getMethod().equals("HEAD")) {
                copy(content, response.getOutputStream(), range.length());
            }
        } catch (NoSuchFileException e) {
            throw Problem.notFound().refusal();
        } finally {
            places.release();
        }
    }

    private static void head(LibraryFile file, String tag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader("Content-Security-Policy", SANDBOX);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private static void copy(InputStream content, OutputStream out, long length) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = length;
        while (left > 0) {
            int read = content.read(piece, 0, (int) Math.min(piece.length, left));
            if (read < 0) {
                throw new IOException("the store ends before the file does");
            }
            out.write(piece, 0, read);
            left -= read;
        }
    }
}
