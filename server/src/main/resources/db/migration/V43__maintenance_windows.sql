-- When work is done on machines, nothing is told of their alerts: once, or again and again, in a time zone of their own.
CREATE TABLE maintenance_window (
    client_id  uuid        NOT NULL REFERENCES client,
    window_id  uuid        NOT NULL,
    site_id    uuid,       -- this site alone
    asset_id   uuid,       -- this machine alone
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    zone       text        NOT NULL CHECK (zone ~ '^[A-Za-z0-9_+/-]{1,60}$'),
    first_day  date        NOT NULL,
    last_day   date,       -- of one that repeats; null for ever
    begins     time        NOT NULL,
    minutes    int         NOT NULL CHECK (minutes BETWEEN 1 AND 10080),
    repeats    text        NOT NULL CHECK (repeats IN ('once', 'daily', 'weekly')),
    days       int         NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 127), -- of a weekly one: 1 Monday, 2 Tuesday, 4 Wednesday, …
    made_at    timestamptz NOT NULL,
    made_by_name text      NOT NULL CHECK (length(made_by_name) <= 200),
    PRIMARY KEY (client_id, window_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site,
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX maintenance_window_by_id ON maintenance_window (window_id);
CALL wall_in('maintenance_window', '');
