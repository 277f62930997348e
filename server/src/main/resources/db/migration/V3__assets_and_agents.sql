-- Enrolment, assets, what their agents report, and what waits for them.

CREATE TABLE enrolment_token (
    client_id  uuid        NOT NULL,
    token_id   uuid        NOT NULL,
    site_id    uuid        NOT NULL,
    token_hash bytea       NOT NULL,
    hint       text        NOT NULL CHECK (length(hint) <= 30),
    note       text        NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    expires_at timestamptz,
    max_uses   int         CHECK (max_uses > 0),
    uses       int         NOT NULL DEFAULT 0,
    active     boolean     NOT NULL DEFAULT true,
    created_by uuid,
    created_by_name text   NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, token_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE INDEX enrolment_token_by_hash ON enrolment_token (token_hash);
CALL wall_in('enrolment_token', 'SELECT');

CREATE TABLE asset (
    client_id     uuid        NOT NULL,
    asset_id      uuid        NOT NULL,
    number        bigint      GENERATED ALWAYS AS IDENTITY,
    site_id       uuid        NOT NULL,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    machine_id    text        CHECK (length(machine_id) <= 200),
    serial_number text        CHECK (length(serial_number) <= 200),
    mac_address   text        CHECK (length(mac_address) <= 50),
    ip_address    text        NOT NULL DEFAULT '' CHECK (length(ip_address) <= 100),
    os            text        NOT NULL DEFAULT '' CHECK (length(os) <= 200),
    os_version    text        NOT NULL DEFAULT '' CHECK (length(os_version) <= 200),
    agent_version text        NOT NULL DEFAULT '' CHECK (length(agent_version) <= 50),
    kind          text        NOT NULL DEFAULT 'workstation' CHECK (kind IN ('workstation', 'laptop', 'server')),
    state         text        NOT NULL CHECK (state IN ('active', 'quarantine', 'retired')),
    claims        uuid,                       -- in quarantine: the asset whose identity it claims
    presence      text        NOT NULL DEFAULT 'never' CHECK (presence IN ('never', 'online', 'offline')),
    presence_since timestamptz,
    condition     text        NOT NULL DEFAULT 'normal' CHECK (condition IN ('normal', 'warning', 'critical')),
    person_id     uuid,                       -- the user whose machine it is
    facts         jsonb       NOT NULL DEFAULT '{}', -- cpu, ram, disk, … as the pages show them
    registration  jsonb       NOT NULL DEFAULT '{}', -- hardware_info as it came, unknown fields too
    settings      jsonb       NOT NULL DEFAULT '{}', -- what differs from the defaults for this agent
    settings_changed jsonb    NOT NULL DEFAULT '{}', -- what of them the agent has not been told yet
    settings_revision bigint  NOT NULL DEFAULT 0,
    settings_delivered bigint NOT NULL DEFAULT 0,
    registered_at timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    version       int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, asset_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE INDEX asset_by_number ON asset (number);
CREATE INDEX asset_by_id ON asset (asset_id);
CREATE INDEX asset_by_name ON asset (client_id, name, asset_id);
CREATE INDEX asset_by_name_everywhere ON asset (name, asset_id);
CREATE INDEX asset_by_machine ON asset (client_id, machine_id);
CREATE INDEX asset_by_serial ON asset (client_id, serial_number);
CREATE INDEX asset_by_mac ON asset (client_id, mac_address);
CREATE INDEX asset_in_quarantine ON asset (client_id, claims) WHERE state = 'quarantine';
CREATE INDEX asset_by_person ON asset (client_id, person_id) WHERE person_id IS NOT NULL;
-- Counts by state, and the list's filters, without touching the wide rows.
CREATE INDEX asset_by_state ON asset (client_id, state, presence, condition) INCLUDE (asset_id, site_id, os, name);
CREATE INDEX asset_by_state_everywhere ON asset (state, presence, condition);
-- What the search looks into; the superadmin's search uses it. Within a client's rows a scan is as fast.
CREATE INDEX asset_search ON asset USING gin
    ((name || ' ' || ip_address || ' ' || coalesce(serial_number, '') || ' ' || os || ' ' || os_version) gin_trgm_ops);
CALL wall_in('asset', 'SELECT, INSERT, UPDATE');
CALL open_to_ingest('asset', 'SELECT, UPDATE');

CREATE TABLE agent_credential (
    client_id  uuid        NOT NULL,
    asset_id   uuid        NOT NULL,
    public_key bytea,                         -- NULL: a client written to the documents, without a key
    epoch      int         NOT NULL DEFAULT 1, -- raised by a revocation: older JWTs end at once
    standing   text        NOT NULL CHECK (standing IN ('full', 'pending', 'ended')),
    created_at timestamptz NOT NULL,
    changed_at timestamptz,                   -- when epoch or standing last changed; each server reads the last day's
    PRIMARY KEY (client_id, asset_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset
);
CREATE INDEX agent_credential_by_key ON agent_credential (client_id, public_key) WHERE public_key IS NOT NULL;
CREATE INDEX agent_credential_by_asset ON agent_credential (asset_id);
CREATE INDEX agent_credential_changed ON agent_credential (changed_at) WHERE changed_at IS NOT NULL;
CALL wall_in('agent_credential', 'SELECT, INSERT, UPDATE');
CALL open_to_ingest('agent_credential', 'SELECT');

-- Nonces of key proofs, kept longer than the clock may differ.
CREATE TABLE agent_nonce (
    client_id uuid        NOT NULL,
    asset_id  uuid        NOT NULL,
    nonce     text        NOT NULL CHECK (length(nonce) <= 100),
    seen_at   timestamptz NOT NULL,
    PRIMARY KEY (client_id, asset_id, nonce)
);
CALL wall_in('agent_nonce', 'SELECT, INSERT, DELETE');

CREATE TABLE enrolment_use (
    client_id     uuid        NOT NULL,
    use_id        uuid        NOT NULL,
    token_id      uuid        NOT NULL,
    at            timestamptz NOT NULL,
    address       text        NOT NULL CHECK (length(address) <= 100),
    user_agent    text        NOT NULL DEFAULT '' CHECK (length(user_agent) <= 300),
    computer_name text        NOT NULL DEFAULT '' CHECK (length(computer_name) <= 255),
    outcome       text        NOT NULL CHECK (outcome IN ('registered', 'registered_again', 'quarantined', 'off', 'expired', 'used_up', 'invalid')),
    asset_id      uuid,
    PRIMARY KEY (client_id, use_id),
    FOREIGN KEY (client_id, token_id) REFERENCES enrolment_token
);
CREATE INDEX enrolment_use_by_token ON enrolment_use (client_id, token_id, at DESC);
CALL wall_in('enrolment_use', 'SELECT, INSERT');

-- The newest readings. UNLOGGED: the next heartbeats refill it. No index on what changes: every update is HOT.
CREATE UNLOGGED TABLE asset_status (
    client_id       uuid        NOT NULL,
    asset_id        uuid        NOT NULL,
    last_seen       timestamptz NOT NULL,
    cpu             real,
    memory          real,
    disk            real,
    network         real,
    temperature     real,
    uptime_seconds  bigint,
    last_boot       timestamptz,
    network_status  text,
    updates_pending int,
    antivirus       text,
    processes       int,
    threads         int,
    logged_users    text,
    services        jsonb,
    PRIMARY KEY (client_id, asset_id)
) WITH (fillfactor = 50);
CALL wall_in('asset_status', 'SELECT');
CALL open_to_ingest('asset_status', 'SELECT, INSERT, UPDATE');

-- One point each metrics_interval, in daily partitions.
CREATE TABLE metric_point (
    client_id   uuid        NOT NULL,
    asset_id    uuid        NOT NULL,
    at          timestamptz NOT NULL,
    cpu         real,
    memory      real,
    disk        real,
    network     real,
    temperature real,
    PRIMARY KEY (client_id, asset_id, at)
) PARTITION BY RANGE (at);
CALL wall_in('metric_point', 'SELECT');
CALL open_to_ingest('metric_point', 'SELECT, INSERT');

-- Makes the partition of a day; drop_metric_days drops what is older. The application's roles own nothing.
CREATE FUNCTION ensure_metric_day(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF metric_point FOR VALUES FROM (%L) TO (%L)',
        'metric_point_' || to_char(day, 'YYYYMMDD'), day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
END $$;
CREATE FUNCTION drop_metric_days(before date) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE part text; dropped int := 0;
BEGIN
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'metric_point'::regclass AND c.relname < 'metric_point_' || to_char(before, 'YYYYMMDD') LOOP
        EXECUTE format('DROP TABLE %I', part);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;
REVOKE EXECUTE ON FUNCTION ensure_metric_day(date), drop_metric_days(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_metric_day(date), drop_metric_days(date) TO app_ingest;

CREATE TABLE asset_event (
    client_id uuid        NOT NULL,
    asset_id  uuid        NOT NULL,
    event_id  uuid        NOT NULL,
    at        timestamptz NOT NULL,
    kind      text        NOT NULL CHECK (length(kind) <= 50),
    details   jsonb       NOT NULL DEFAULT '{}',
    PRIMARY KEY (client_id, asset_id, event_id)
);
CREATE INDEX asset_event_by_time ON asset_event (client_id, asset_id, at DESC);
CREATE INDEX asset_event_recent ON asset_event (client_id, at DESC);
CREATE INDEX asset_event_recent_everywhere ON asset_event (at DESC);
CALL wall_in('asset_event', 'SELECT, INSERT');
CALL open_to_ingest('asset_event', 'SELECT, INSERT');

CREATE TABLE alert (
    client_id     uuid        NOT NULL,
    asset_id      uuid        NOT NULL,
    alert_id      uuid        NOT NULL,        -- the agent's own id when it sends one: the same alert again changes nothing
    kind          text        NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
    severity      text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    message       text        NOT NULL CHECK (length(message) <= 2000),
    threshold     double precision,
    current_value double precision,
    opened_at     timestamptz NOT NULL,
    closed_at     timestamptz,
    PRIMARY KEY (client_id, asset_id, alert_id)
);
CREATE UNIQUE INDEX alert_open ON alert (client_id, asset_id, kind) WHERE closed_at IS NULL;
CREATE INDEX alert_by_time ON alert (client_id, opened_at DESC);
CALL wall_in('alert', 'SELECT, INSERT, UPDATE');
CALL open_to_ingest('alert', 'SELECT, INSERT, UPDATE');

CREATE TABLE agent_log (
    client_id   uuid        NOT NULL,
    asset_id    uuid        NOT NULL,
    log_id      uuid        NOT NULL,
    at          timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    level       text        NOT NULL CHECK (length(level) <= 20),
    message     text        NOT NULL CHECK (length(message) <= 4000),
    PRIMARY KEY (client_id, asset_id, log_id)
);
CREATE INDEX agent_log_by_time ON agent_log (client_id, asset_id, at DESC);
CALL wall_in('agent_log', 'SELECT');
CALL open_to_ingest('agent_log', 'SELECT, INSERT');

CREATE TABLE inventory (
    client_id    uuid        NOT NULL,
    asset_id     uuid        NOT NULL,
    collected_at timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    content      jsonb       NOT NULL,
    PRIMARY KEY (client_id, asset_id)
);
CALL wall_in('inventory', 'SELECT, INSERT, UPDATE');

CREATE TABLE asset_software (
    client_id    uuid NOT NULL,
    asset_id     uuid NOT NULL,
    name         text NOT NULL CHECK (length(name) <= 300),
    version      text NOT NULL DEFAULT '' CHECK (length(version) <= 200),
    publisher    text NOT NULL DEFAULT '' CHECK (length(publisher) <= 300),
    installed_on date,
    size_bytes   bigint,
    PRIMARY KEY (client_id, asset_id, name, version)
);
CALL wall_in('asset_software', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE inventory_change (
    client_id uuid        NOT NULL,
    asset_id  uuid        NOT NULL,
    change_id uuid        NOT NULL,
    at        timestamptz NOT NULL,
    kind      text        NOT NULL CHECK (kind IN ('installed', 'removed', 'upgraded', 'changed')),
    subject   text        NOT NULL CHECK (length(subject) <= 300),
    before    text        NOT NULL DEFAULT '' CHECK (length(before) <= 1000),
    after     text        NOT NULL DEFAULT '' CHECK (length(after) <= 1000),
    PRIMARY KEY (client_id, asset_id, change_id)
);
CREATE INDEX inventory_change_by_time ON inventory_change (client_id, asset_id, at DESC);
CALL wall_in('inventory_change', 'SELECT, INSERT');

-- Work that waits for an agent: delivered in each heartbeat's answer until its result arrives.
CREATE TABLE agent_command (
    client_id   uuid        NOT NULL,
    asset_id    uuid        NOT NULL,
    command_id  uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('script', 'collect_inventory', 'update_agent', 'download_file', 'install_updates', 'restart_agent')),
    script      text,
    script_type text        CHECK (script_type IN ('powershell', 'batch', 'shell')),
    timeout_seconds int     NOT NULL DEFAULT 300,
    priority    text        NOT NULL DEFAULT 'normal' CHECK (priority IN ('low', 'normal', 'high')),
    signature   text        NOT NULL DEFAULT '',
    created_by  uuid,
    created_by_name text    NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    delivered_at timestamptz,
    status      text        CHECK (status IN ('succeeded', 'failed', 'timed_out', 'refused', 'expired')),
    exit_code   int,
    stdout      text,
    stderr      text,
    truncated   boolean,
    started_at  timestamptz,
    finished_at timestamptz,
    result_at   timestamptz,
    PRIMARY KEY (client_id, asset_id, command_id)
);
CREATE INDEX agent_command_waiting ON agent_command (client_id, asset_id) WHERE result_at IS NULL;
CALL wall_in('agent_command', 'SELECT, UPDATE');
CALL open_to_ingest('agent_command', 'SELECT, UPDATE');
