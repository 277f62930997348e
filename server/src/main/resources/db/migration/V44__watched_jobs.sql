-- Scheduled jobs that say "I ran" at a secret address; one that does not in time is an alert.
CREATE TABLE watched_job (
    client_id     uuid        NOT NULL REFERENCES client,
    job_id        uuid        NOT NULL,
    asset_id      uuid,       -- the machine that runs it, if somebody said so
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    every_minutes int         NOT NULL CHECK (every_minutes BETWEEN 5 AND 44640),
    grace_minutes int         NOT NULL CHECK (grace_minutes BETWEEN 1 AND 1440),
    secret_hash   bytea       NOT NULL,
    last_at       timestamptz,            -- when it said so
    missing_after timestamptz NOT NULL,   -- not heard of until then, it is missing
    made_at       timestamptz NOT NULL,
    made_by_name  text        NOT NULL CHECK (length(made_by_name) <= 200),
    PRIMARY KEY (client_id, job_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX watched_job_by_secret ON watched_job (secret_hash);
CREATE INDEX watched_job_by_id ON watched_job (job_id);
CREATE INDEX watched_job_missing ON watched_job (missing_after);
CALL wall_in('watched_job', '');
