-- Clients, their sites, and everyone with a login. The MSP itself is the house client (the nil UUID):
-- its people are the superadmins and technicians.

CREATE TABLE client (
    client_id  uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    time_zone  text        NOT NULL DEFAULT 'America/Mexico_City' CHECK (length(time_zone) <= 60),
    note       text        NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    house      boolean     NOT NULL DEFAULT false,
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1
);
CALL wall_in('client', 'SELECT');
INSERT INTO client (client_id, name, house, created_at, updated_at)
VALUES ('00000000-0000-0000-0000-000000000000', 'LANET', true, now(), now());

CREATE TABLE site (
    client_id  uuid        NOT NULL REFERENCES client,
    site_id    uuid        NOT NULL,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    address    text        NOT NULL DEFAULT '' CHECK (length(address) <= 500),
    phone      text        NOT NULL DEFAULT '' CHECK (length(phone) <= 50),
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, site_id)
);
CREATE UNIQUE INDEX site_name ON site (client_id, lower(name));
CALL wall_in('site');

CREATE TABLE app_user (
    client_id  uuid        NOT NULL REFERENCES client,
    user_id    uuid        NOT NULL,
    login      text        NOT NULL CHECK (length(login) BETWEEN 1 AND 100 AND login = lower(login)),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email      text        NOT NULL DEFAULT '' CHECK (length(email) <= 254),
    phone      text        NOT NULL DEFAULT '' CHECK (length(phone) <= 50),
    department text        NOT NULL DEFAULT '' CHECK (length(department) <= 100),
    role       text        NOT NULL CHECK (role IN ('superadmin', 'technician', 'client_admin', 'requester')),
    site_id    uuid,
    locale     text        CHECK (locale IN ('es', 'en')),
    theme      text        NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
    active     boolean     NOT NULL DEFAULT true,
    last_login_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, site_id) REFERENCES site,
    CHECK ((role IN ('superadmin', 'technician')) = (client_id = '00000000-0000-0000-0000-000000000000'))
);
CREATE INDEX app_user_by_id ON app_user (user_id);
CREATE INDEX app_user_by_name ON app_user (client_id, name);
CALL wall_in('app_user');

-- The hash is read by sign-in alone (app_admin); everybody else can at most replace it.
CREATE TABLE user_credential (
    client_id      uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    password_hash  text        NOT NULL,
    must_change    boolean     NOT NULL,
    failed_attempts int        NOT NULL DEFAULT 0,
    locked_until   timestamptz,
    changed_at     timestamptz NOT NULL,
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user ON DELETE CASCADE
);
CALL wall_in('user_credential', 'INSERT, UPDATE');
REVOKE SELECT, DELETE ON user_credential FROM app_staff;
GRANT SELECT (client_id, user_id, must_change) ON user_credential TO app_portal, app_staff;

-- The one global look-up: a login name exists once in the whole installation.
CREATE TABLE login_name (
    login   text PRIMARY KEY,
    user_id uuid NOT NULL UNIQUE
);
GRANT SELECT, INSERT, DELETE ON login_name TO app_admin;
GRANT INSERT ON login_name TO app_portal, app_staff;

CREATE TABLE technician_client (
    client_id        uuid        NOT NULL REFERENCES client,
    user_id          uuid        NOT NULL,
    remote_execution boolean     NOT NULL DEFAULT false,
    granted_at       timestamptz NOT NULL,
    PRIMARY KEY (client_id, user_id)
);
CREATE INDEX technician_client_by_user ON technician_client (user_id);
CALL wall_in('technician_client', '');

-- Append-only and hash-chained, one chain for each client: nobody is granted UPDATE or DELETE.
CREATE TABLE audit_chain (
    client_id uuid   PRIMARY KEY,
    length    bigint NOT NULL,
    hash      bytea  NOT NULL
);
CALL wall_in('audit_chain', 'SELECT, INSERT, UPDATE');
REVOKE DELETE ON audit_chain FROM app_staff, app_admin;

CREATE TABLE audit_record (
    client_id    uuid        NOT NULL,
    position     bigint      NOT NULL,
    at           timestamptz NOT NULL,
    actor_kind   text        NOT NULL CHECK (actor_kind IN ('person', 'agent', 'automation', 'nobody')),
    actor_id     uuid,
    actor_name   text        NOT NULL CHECK (length(actor_name) <= 200),
    address      text        NOT NULL DEFAULT '' CHECK (length(address) <= 100),
    action       text        NOT NULL CHECK (length(action) <= 100),
    subject_kind text        NOT NULL CHECK (length(subject_kind) <= 50),
    subject_id   text        NOT NULL DEFAULT '' CHECK (length(subject_id) <= 100),
    subject_name text        NOT NULL DEFAULT '' CHECK (length(subject_name) <= 300),
    details      jsonb       NOT NULL DEFAULT '{}',
    previous_hash bytea      NOT NULL,
    hash         bytea       NOT NULL,
    PRIMARY KEY (client_id, position)
);
CREATE INDEX audit_record_by_time ON audit_record (at DESC);
CREATE INDEX audit_record_by_client_time ON audit_record (client_id, at DESC);
CALL wall_in('audit_record', 'SELECT, INSERT');
REVOKE UPDATE, DELETE ON audit_record FROM app_staff, app_admin;
