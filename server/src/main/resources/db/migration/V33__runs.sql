-- Runs of scripts: one version of one script on machines of one client. Each machine has its line before anything is
-- ordered, and no machine has two of one run. What a machine answered stands with its command.
CREATE TABLE script_run (
    client_id         uuid        NOT NULL REFERENCES client,
    run_id            uuid        NOT NULL,
    script_client     uuid        NOT NULL,   -- the house, or the same client
    script_id         uuid        NOT NULL,
    script_version    int         NOT NULL,
    script_name       text        NOT NULL CHECK (length(script_name) BETWEEN 1 AND 100),
    arguments         jsonb       NOT NULL DEFAULT '[]',  -- name and value, those of secrets empty
    secret_arguments  bytea,                  -- the secrets' values, encrypted by a key outside the database
    reason            text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    ticket_id         uuid,
    again_of          uuid,                   -- the run whose failed machines these are
    owner_id          uuid        NOT NULL,
    owner_name        text        NOT NULL CHECK (length(owner_name) <= 200),
    made_at           timestamptz NOT NULL,
    starts            text        NOT NULL CHECK (starts IN ('now', 'at', 'back')),
    due_at            timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL,   -- machines that are off are awaited until then
    machines          int         NOT NULL CHECK (machines BETWEEN 1 AND 5000),
    busy              boolean     NOT NULL,   -- something is left for the server to order or to cancel
    cancelled_at      timestamptz,
    cancelled_by      uuid,
    cancelled_by_name text        NOT NULL DEFAULT '' CHECK (length(cancelled_by_name) <= 200),
    runs_by           uuid,                   -- the server that works on it,
    runs_until        timestamptz,            -- until then, unless it says more: another one goes on then
    PRIMARY KEY (client_id, run_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX script_run_newest ON script_run (client_id, made_at DESC, run_id);
CREATE INDEX script_run_by_time ON script_run (made_at DESC, run_id);
CREATE INDEX script_run_by_id ON script_run (run_id);
CREATE INDEX script_run_of_script ON script_run (script_id, made_at DESC);
CREATE INDEX script_run_of_ticket ON script_run (client_id, ticket_id, made_at DESC) WHERE ticket_id IS NOT NULL;
CREATE INDEX script_run_due ON script_run (due_at) WHERE busy;
CALL wall_in('script_run', '');

CREATE TABLE script_run_machine (
    client_id  uuid    NOT NULL,
    run_id     uuid    NOT NULL,
    asset_id   uuid    NOT NULL,
    place      int     NOT NULL,
    site_id    uuid    NOT NULL,   -- where it stood when the run was made
    command_id uuid,               -- null until it is ordered
    code       text    NOT NULL DEFAULT '' CHECK (code ~ '^[a-z_]{0,60}$'), -- why it was not
    withdrawn  boolean NOT NULL DEFAULT false,  -- its command was cancelled, as far as it could be
    PRIMARY KEY (client_id, run_id, asset_id),
    FOREIGN KEY (client_id, run_id) REFERENCES script_run,
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX script_run_machine_in_order ON script_run_machine (client_id, run_id, place);
CREATE INDEX script_run_machine_of_asset ON script_run_machine (client_id, asset_id, run_id);
CALL wall_in('script_run_machine', '');

-- Lists of machines that somebody gave a name, for whoever of the team runs scripts on them: the address of a list, so
-- that a run is for the machines that match when it is made. They are the house's.
CREATE TABLE machine_filter (
    client_id    uuid        NOT NULL REFERENCES client,
    filter_id    uuid        NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    list_address text        NOT NULL CHECK (length(list_address) BETWEEN 1 AND 1000),
    made_by_name text        NOT NULL CHECK (length(made_by_name) <= 200),
    made_at      timestamptz NOT NULL,
    PRIMARY KEY (client_id, filter_id)
);
CREATE UNIQUE INDEX machine_filter_name ON machine_filter (client_id, lower(name));
CALL wall_in('machine_filter', '');
