package mx.lanet.helpdesk.file;

import java.time.Instant;
import java.util.UUID;

/**
 * What a file was at one time; it never changes.
 *
 * @param contentId what agents and people fetch it by
 * @param sha256 lower-case hex; its content lies in the store under it
 * @param mediaType by its content
 */
public record FileVersion(
        int version,
        UUID contentId,
        long sizeBytes,
        String mediaType,
        String sha256,
        Instant madeAt,
        String madeByName) {}
