-- Scripts: of the house, which run on any client's machines, or of one client. Each save is a version that is never
-- changed again; the row of the script says which one counts, and repeats of it what lists show.
CREATE TABLE script (
    client_id       uuid        NOT NULL REFERENCES client,
    script_id       uuid        NOT NULL,
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description     text        NOT NULL CHECK (length(description) <= 1000),
    language        text        NOT NULL CHECK (language IN ('powershell', 'batch', 'shell')),
    tags            text[]      NOT NULL DEFAULT '{}',
    version         int         NOT NULL CHECK (version > 0),
    updated_at      timestamptz NOT NULL,
    updated_by_name text        NOT NULL CHECK (length(updated_by_name) <= 200),
    archived_at     timestamptz,
    PRIMARY KEY (client_id, script_id)
);
CREATE UNIQUE INDEX script_name ON script (client_id, lower(name)) WHERE archived_at IS NULL;
CREATE INDEX script_by_id ON script (script_id);
CALL wall_in('script', '');

CREATE TABLE script_version (
    client_id       uuid        NOT NULL,
    script_id       uuid        NOT NULL,
    version         int         NOT NULL,
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    description     text        NOT NULL CHECK (length(description) <= 1000),
    language        text        NOT NULL CHECK (language IN ('powershell', 'batch', 'shell')),
    tags            text[]      NOT NULL DEFAULT '{}',
    body            text        NOT NULL CHECK (length(body) BETWEEN 1 AND 65536),
    parameters      jsonb       NOT NULL DEFAULT '[]',
    timeout_seconds int         NOT NULL CHECK (timeout_seconds BETWEEN 5 AND 14400),
    made_at         timestamptz NOT NULL,
    made_by_name    text        NOT NULL CHECK (length(made_by_name) <= 200),
    restored_from   int,        -- the version whose repetition this one is
    PRIMARY KEY (client_id, script_id, version),
    FOREIGN KEY (client_id, script_id) REFERENCES script
);
CALL wall_in('script_version', '');
