package mx.lanet.helpdesk.knowledge;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.file.Stored;

/** A file or picture of an article, seen by whoever reads it. */
public record ArticleFile(UUID fileId, String fileName, Stored stored, String addedByName, Instant addedAt) {}
