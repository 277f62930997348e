-- SHA-256 of the last inventory as it came, without the moment of its collection: the same again is known without being
-- read.
ALTER TABLE inventory ADD COLUMN digest bytea CHECK (length(digest) = 32);
