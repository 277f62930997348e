-- The library of files: of the house, for any client's machines, or of one client, or of one of its sites. Each upload under
-- the same name is a version; what counts stands repeated in the entry. The content lies in the store under its SHA-256.
CREATE TABLE file_entry (
    client_id       uuid        NOT NULL REFERENCES client,
    entry_id         uuid        NOT NULL,
    site_id         uuid,                 -- null: all sites
    folder          text        NOT NULL DEFAULT '' CHECK (length(folder) <= 200),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description     text        NOT NULL DEFAULT '' CHECK (length(description) <= 1000),
    internal        boolean     NOT NULL, -- the team's alone; a client's people do not see it
    version         int         NOT NULL CHECK (version > 0),
    content_id      uuid        NOT NULL,
    size_bytes      bigint      NOT NULL CHECK (size_bytes > 0),
    media_type      text        NOT NULL CHECK (length(media_type) <= 200),
    sha256          bytea       NOT NULL CHECK (length(sha256) = 32),
    updated_at      timestamptz NOT NULL,
    updated_by_name text        NOT NULL CHECK (length(updated_by_name) <= 200),
    removed_at      timestamptz,
    PRIMARY KEY (client_id, entry_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE UNIQUE INDEX file_entry_name ON file_entry (client_id, coalesce(site_id, client_id), lower(folder), lower(name))
    WHERE removed_at IS NULL;
CREATE INDEX file_entry_by_id ON file_entry (entry_id);
CREATE INDEX file_entry_newest ON file_entry (updated_at DESC, entry_id) WHERE removed_at IS NULL;
CALL wall_in('file_entry', 'SELECT');

CREATE TABLE file_version (
    client_id    uuid        NOT NULL,
    entry_id      uuid        NOT NULL,
    version      int         NOT NULL,
    content_id   uuid        NOT NULL,
    size_bytes   bigint      NOT NULL CHECK (size_bytes > 0),
    media_type   text        NOT NULL CHECK (length(media_type) <= 200),
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    made_at      timestamptz NOT NULL,
    made_by_name text        NOT NULL CHECK (length(made_by_name) <= 200),
    PRIMARY KEY (client_id, content_id),
    UNIQUE (client_id, entry_id, version),
    FOREIGN KEY (client_id, entry_id) REFERENCES file_entry
);
CREATE INDEX file_version_by_id ON file_version (content_id);
CREATE INDEX file_version_by_content ON file_version (sha256);
CALL wall_in('file_version', 'SELECT');

-- What is coming in, piece by piece. How much of it is there is what the server has on its disk.
CREATE TABLE file_upload (
    client_id     uuid        NOT NULL REFERENCES client,
    upload_id     uuid        NOT NULL,
    site_id       uuid,
    folder        text        NOT NULL CHECK (length(folder) <= 200),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description   text        NOT NULL CHECK (length(description) <= 1000),
    internal      boolean     NOT NULL,
    size_bytes    bigint      NOT NULL CHECK (size_bytes > 0),
    modified      text        NOT NULL CHECK (length(modified) <= 40), -- as the browser says: the same file chosen again goes on
    owner_id      uuid        NOT NULL,
    begun_at      timestamptz NOT NULL,
    PRIMARY KEY (client_id, upload_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE INDEX file_upload_by_id ON file_upload (upload_id);
CREATE INDEX file_upload_of_owner ON file_upload (owner_id, begun_at);
CREATE INDEX file_upload_old ON file_upload (begun_at);
CALL wall_in('file_upload', '');

-- A run brings a script's version to machines, or a file's.
ALTER TABLE script_run ADD COLUMN kind text NOT NULL DEFAULT 'script' CHECK (kind IN ('script', 'file'));
ALTER TABLE script_run DROP CONSTRAINT script_run_script_name_check;
ALTER TABLE script_run ADD CONSTRAINT script_run_script_name_check CHECK (length(script_name) BETWEEN 1 AND 200);
