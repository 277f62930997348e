package mx.lanet.helpdesk.file;

import java.util.UUID;

/**
 * A file that is coming in.
 *
 * @param modified when its sender's file was last changed, as a text of the sender's own: tells it from another of its name
 */
public record Upload(UUID uploadId, FileDraft draft, long sizeBytes, String modified, UUID ownerId) {}
