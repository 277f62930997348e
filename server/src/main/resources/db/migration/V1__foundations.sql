-- The walls between clients. Every table with a client_id is walled in with `CALL wall_in('table')`;
-- the server refuses to start when one is not.

CREATE FUNCTION current_client() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.client_id', true), '')::uuid;

CREATE FUNCTION current_clients() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.client_ids', true), '')::uuid[];

-- One policy for each role, never an OR inside one: the planner keeps its index.
-- app_admin is the superadmin over all clients and the server's own housekeeping; app_ingest gets its
-- few tables by explicit grants beside their definition.
CREATE PROCEDURE wall_in(walled regclass, portal_may text DEFAULT 'SELECT, INSERT, UPDATE, DELETE') LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY portal ON %s TO app_portal USING (client_id = current_client())', walled);
    EXECUTE format('CREATE POLICY staff ON %s TO app_staff USING (client_id = ANY (current_clients()))', walled);
    EXECUTE format('CREATE POLICY admin ON %s TO app_admin USING (true)', walled);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO app_staff, app_admin', walled);
    IF portal_may <> '' THEN
        EXECUTE format('GRANT %s ON %s TO app_portal', portal_may, walled);
    END IF;
END $$;

-- The heartbeats' batches write for many clients in one transaction, in the few tables that say so.
CREATE PROCEDURE open_to_ingest(walled regclass, ingest_may text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY ingest ON %s TO app_ingest USING (true)', walled);
    EXECUTE format('GRANT %s ON %s TO app_ingest', ingest_may, walled);
END $$;

-- Settings of the whole installation, and of roles: no client in them.
CREATE TABLE setting (
    name       text PRIMARY KEY CHECK (length(name) <= 100),
    value      text NOT NULL CHECK (length(value) <= 10000),
    updated_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON setting TO lanet_app, app_admin;
GRANT SELECT ON setting TO app_portal, app_staff, app_ingest;

-- Sign-in sessions (Spring Session's own layout).
CREATE TABLE spring_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX spring_session_expiry ON spring_session (expiry_time);
CREATE INDEX spring_session_principal ON spring_session (principal_name);
CREATE TABLE spring_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES spring_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON spring_session, spring_session_attributes TO lanet_app;
