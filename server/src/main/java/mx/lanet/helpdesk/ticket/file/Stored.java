package mx.lanet.helpdesk.ticket.file;

import org.jspecify.annotations.Nullable;

/**
 * A file that has come in whole.
 *
 * @param name what it is stored under
 * @param mediaType by its content, never by its name
 * @param sha256 lower-case hex
 * @param thumbnail whether there is a small PNG of it
 * @param picture the media type of the view that fills a window; null when there is none
 */
public record Stored(
        String name, long sizeBytes, String sha256, String mediaType, boolean thumbnail, @Nullable String picture) {}
