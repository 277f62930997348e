-- By what an inventory's content, all of it but the programs, is known again; null until the next one is told.
ALTER TABLE inventory ADD COLUMN content_digest bytea CHECK (length(content_digest) = 32);
