-- What follows from an alert, for everybody (the house's rows) and where a client differs: whether tickets are made, for
-- which kinds and severities, and how long a machine may be away.

CREATE TABLE alert_policy (
    client_id    uuid        NOT NULL REFERENCES client,
    tickets      boolean,    -- null: as the house
    server_minutes      int  CHECK (server_minutes BETWEEN 0 AND 1440),      -- a machine is away so long before that is an alert;
    workstation_minutes int  CHECK (workstation_minutes BETWEEN 0 AND 1440), -- 0: never one; null: as the house
    version      int         NOT NULL DEFAULT 1,
    updated_at   timestamptz NOT NULL,
    updated_by_name text     NOT NULL CHECK (length(updated_by_name) <= 200),
    PRIMARY KEY (client_id)
);
CALL wall_in('alert_policy', '');

CREATE TABLE alert_rule (
    client_id    uuid        NOT NULL REFERENCES client,
    kind         text        NOT NULL CHECK (length(kind) <= 100), -- empty: any
    severity     text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    tickets      boolean     NOT NULL,
    priority     text        NOT NULL CHECK (priority IN ('baja', 'media', 'alta', 'critica')),
    category     text        NOT NULL DEFAULT '' CHECK (length(category) <= 100), -- the id of one; empty: none of a certain kind
    wait_minutes int         NOT NULL DEFAULT 0 CHECK (wait_minutes BETWEEN 0 AND 1440),
    PRIMARY KEY (client_id, kind, severity)
);
CALL wall_in('alert_rule', '');

ALTER TABLE alert ADD COLUMN ticket_code text NOT NULL DEFAULT '' CHECK (ticket_code ~ '^(TKT-[0-9]{1,12})?$');
