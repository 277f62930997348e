-- Keys with which programs of a client speak to the server: the IT Monitoring dialect today.
CREATE TABLE api_key (
    client_id    uuid        NOT NULL,
    key_id       uuid        NOT NULL,
    site_id      uuid        NOT NULL,
    prefix       text        NOT NULL CHECK (prefix ~ '^[a-z0-9]{10}$'),  -- the part that is no secret: by it a key is found
    key_hash     bytea       NOT NULL CHECK (length(key_hash) = 32),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    scopes       text[]      NOT NULL CHECK (cardinality(scopes) BETWEEN 1 AND 50),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    revoked_by_name text     NOT NULL DEFAULT '' CHECK (length(revoked_by_name) <= 200),
    last_used_at timestamptz,                -- to the minute
    last_used_from text      NOT NULL DEFAULT '' CHECK (length(last_used_from) <= 100),
    created_by_name text     NOT NULL CHECK (length(created_by_name) <= 200),
    created_at   timestamptz NOT NULL,
    version      int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, key_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE INDEX api_key_by_prefix ON api_key (prefix);
CREATE INDEX api_key_by_id ON api_key (key_id);
CREATE INDEX api_key_newest ON api_key (client_id, created_at DESC);
CALL wall_in('api_key', 'SELECT');

-- Where and as whom a machine joined whose agent did so with such a key, wherever people put it and whatever they call it
-- later; and how often an agent reports that is told nothing about heartbeats.
ALTER TABLE asset ADD COLUMN joined_site_id uuid;
ALTER TABLE asset ADD COLUMN joined_name text CHECK (length(joined_name) <= 255);
ALTER TABLE asset ADD COLUMN report_seconds int CHECK (report_seconds BETWEEN 1 AND 86400);
CREATE INDEX asset_joined ON asset (client_id, joined_site_id, joined_name) WHERE joined_site_id IS NOT NULL;
