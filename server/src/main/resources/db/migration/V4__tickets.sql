-- Tickets. Names of people are kept as they were when they acted: a list needs no join, and history stays true.

CREATE SEQUENCE ticket_number;   -- TKT-000001 …, without reuse; a rolled-back number is a gap, never a repeat
GRANT USAGE ON SEQUENCE ticket_number TO app_portal, app_staff, app_admin;

CREATE TABLE ticket (
    client_id      uuid        NOT NULL REFERENCES client,
    ticket_id      uuid        NOT NULL,
    number         bigint      NOT NULL,
    subject        text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
    description    text        NOT NULL CHECK (length(description) <= 100000),
    category       text        NOT NULL CHECK (length(category) BETWEEN 1 AND 100),
    priority       text        NOT NULL CHECK (priority IN ('baja', 'media', 'alta', 'critica')),
    state          text        NOT NULL CHECK (state IN ('nuevo', 'asignado', 'en_progreso', 'en_espera', 'resuelto', 'cerrado')),
    channel        text        NOT NULL CHECK (channel IN ('portal', 'email', 'agente', 'api', 'phone')),
    requester_id   uuid,
    requester_name text        NOT NULL CHECK (length(requester_name) <= 200),
    asset_id       uuid,
    asset_name     text        NOT NULL DEFAULT '' CHECK (length(asset_name) <= 255),
    site_id        uuid,
    assignee_id    uuid,
    assignee_name  text        NOT NULL DEFAULT '' CHECK (length(assignee_name) <= 200),
    machine_facts  jsonb       NOT NULL DEFAULT '{}', -- as they were at the report
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    first_response_at timestamptz,
    resolved_at    timestamptz,
    closed_at      timestamptz,
    reopened_count int         NOT NULL DEFAULT 0,
    public_comments int        NOT NULL DEFAULT 0,
    rating         int         CHECK (rating BETWEEN 1 AND 5),
    rating_comment text        NOT NULL DEFAULT '' CHECK (length(rating_comment) <= 2000),
    rated_at       timestamptz,
    version        int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, ticket_id),
    FOREIGN KEY (client_id, asset_id) REFERENCES asset,
    FOREIGN KEY (client_id, site_id) REFERENCES site
);
CREATE UNIQUE INDEX ticket_by_number ON ticket (client_id, number);
CREATE INDEX ticket_number_everywhere ON ticket (number);
CREATE INDEX ticket_by_id ON ticket (ticket_id);
CREATE INDEX ticket_recent ON ticket (client_id, updated_at DESC, ticket_id);
CREATE INDEX ticket_recent_everywhere ON ticket (updated_at DESC, ticket_id);
CREATE INDEX ticket_open ON ticket (client_id, updated_at DESC, ticket_id) WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_open_everywhere ON ticket (updated_at DESC, ticket_id) WHERE state NOT IN ('resuelto', 'cerrado');
CREATE INDEX ticket_quiet ON ticket (updated_at) WHERE state = 'resuelto';
CREATE INDEX ticket_of_asset ON ticket (client_id, asset_id, created_at DESC) WHERE asset_id IS NOT NULL;
CREATE INDEX ticket_of_requester ON ticket (client_id, requester_id, updated_at DESC) WHERE requester_id IS NOT NULL;
CREATE INDEX ticket_of_assignee ON ticket (assignee_id, updated_at DESC) WHERE assignee_id IS NOT NULL AND state NOT IN ('resuelto', 'cerrado');
CALL wall_in('ticket', 'SELECT, INSERT, UPDATE');

CREATE TABLE ticket_comment (
    client_id   uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    comment_id  uuid        NOT NULL,
    internal    boolean     NOT NULL,
    author_kind text        NOT NULL CHECK (author_kind IN ('person', 'agent', 'automation')),
    author_id   uuid,
    author_name text        NOT NULL CHECK (length(author_name) <= 200),
    by_staff    boolean     NOT NULL,
    body        text        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    channel     text        NOT NULL CHECK (channel IN ('portal', 'email', 'agente', 'api', 'phone')),
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, comment_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_comment', 'SELECT, INSERT');
-- The portal's people and the agents never see an internal note, whatever a query forgets.
ALTER POLICY portal ON ticket_comment USING (client_id = current_client() AND NOT internal);

CREATE TABLE ticket_event (
    client_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    event_id   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    actor_kind text        NOT NULL CHECK (actor_kind IN ('person', 'agent', 'automation')),
    actor_id   uuid,
    actor_name text        NOT NULL CHECK (length(actor_name) <= 200),
    kind       text        NOT NULL CHECK (length(kind) <= 50),
    from_value text        NOT NULL DEFAULT '' CHECK (length(from_value) <= 1000),
    to_value   text        NOT NULL DEFAULT '' CHECK (length(to_value) <= 1000),
    version    int         NOT NULL,          -- of the ticket, after the change
    PRIMARY KEY (client_id, ticket_id, event_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_event', 'SELECT, INSERT');

CREATE TABLE ticket_attachment (
    client_id     uuid        NOT NULL,
    ticket_id     uuid        NOT NULL,
    attachment_id uuid        NOT NULL,
    comment_id    uuid,
    internal      boolean     NOT NULL DEFAULT false,
    file_name     text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type    text        NOT NULL CHECK (length(media_type) <= 100),
    size_bytes    bigint      NOT NULL,
    sha256        bytea       NOT NULL,
    stored_as     text        NOT NULL CHECK (length(stored_as) <= 100),
    thumbnail     boolean     NOT NULL,
    added_by_name text        NOT NULL CHECK (length(added_by_name) <= 200),
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, attachment_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_attachment', 'SELECT, INSERT');
ALTER POLICY portal ON ticket_attachment USING (client_id = current_client() AND NOT internal);

-- A repeated request (same key from the same sender) finds what the first one made instead of making another.
CREATE TABLE ticket_request (
    client_id  uuid        NOT NULL,
    sender_id  uuid        NOT NULL,
    purpose    text        NOT NULL CHECK (purpose IN ('TICKET', 'COMMENT', 'ATTACHMENT', 'RATING')),
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    made_id    uuid        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (client_id, sender_id, purpose, key)
);
CALL wall_in('ticket_request', 'SELECT, INSERT');

-- How far each reader (a person, or an asset's agent) has read.
CREATE TABLE ticket_read (
    client_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    reader_id uuid        NOT NULL,
    read_at   timestamptz NOT NULL,
    public_comments int   NOT NULL,
    PRIMARY KEY (client_id, ticket_id, reader_id)
);
CALL wall_in('ticket_read', 'SELECT, INSERT, UPDATE');
