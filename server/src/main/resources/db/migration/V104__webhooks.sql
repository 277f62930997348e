-- Where the house tells other programs what happened, signed as Standard Webhooks says.

CREATE TABLE webhook (
    client_id         uuid        NOT NULL REFERENCES client, -- whose events; the house means everybody's
    webhook_id        uuid        NOT NULL,
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    address           text        NOT NULL CHECK (length(address) BETWEEN 1 AND 1000),
    events            text[]      NOT NULL CHECK (cardinality(events) <= 50),
    active            boolean     NOT NULL,
    sealed_secret     bytea       NOT NULL CHECK (octet_length(sealed_secret) <= 400),
    sealed_old_secret bytea       CHECK (octet_length(sealed_old_secret) <= 400),
    old_until         timestamptz, -- so long the one before signs, too
    failures          int         NOT NULL DEFAULT 0, -- in a row
    failing_since     timestamptz,
    rests_until       timestamptz NOT NULL,
    off_because       text        NOT NULL DEFAULT '' CHECK (off_because IN ('', 'failing', 'gone')),
    version           int         NOT NULL,
    changed_at        timestamptz NOT NULL,
    changed_by_name   text        NOT NULL CHECK (length(changed_by_name) <= 200),
    PRIMARY KEY (client_id, webhook_id)
);
CREATE UNIQUE INDEX webhook_by_id ON webhook (webhook_id);
CREATE UNIQUE INDEX webhook_name ON webhook (client_id, lower(name));
CALL wall_in('webhook', '');

-- What somebody wants to be told. It stands outside the walls: whoever changes something asks here first.
CREATE TABLE webhook_wanted (
    event text PRIMARY KEY CHECK (length(event) <= 40)
);
GRANT SELECT ON webhook_wanted TO lanet_app, app_portal, app_staff, app_ingest, app_admin;
GRANT INSERT, DELETE ON webhook_wanted TO app_admin;

-- The outbox: written with what happened, gone with the deliveries that were made of it.
CREATE TABLE webhook_due (
    client_id  uuid        NOT NULL,
    due_id     uuid        NOT NULL,
    event      text        NOT NULL CHECK (event IN ('ticket.created', 'ticket.changed', 'ticket.replied', 'ticket.resolved',
                    'ticket.closed', 'ticket.reopened', 'alert.opened', 'alert.closed', 'asset.joined', 'rule.called',
                    'webhook.test')),
    subject_id uuid        NOT NULL, -- the ticket, the alert, the machine
    webhook_id uuid,                 -- only this one; null for all that want it
    data       text        NOT NULL CHECK (length(data) <= 50000), -- JSON
    at         timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    tries      int         NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, due_id)
);
CREATE INDEX webhook_due_next ON webhook_due (due_at);
CALL wall_in('webhook_due', 'INSERT');
CALL open_to_ingest('webhook_due', 'INSERT');

-- The queue, and afterwards the log. A delivery is of the client that it tells of.
CREATE TABLE webhook_delivery (
    client_id   uuid        NOT NULL REFERENCES client,
    delivery_id uuid        NOT NULL,
    webhook_id  uuid        NOT NULL,
    event       text        NOT NULL CHECK (event IN ('ticket.created', 'ticket.changed', 'ticket.replied', 'ticket.resolved',
                    'ticket.closed', 'ticket.reopened', 'alert.opened', 'alert.closed', 'asset.joined', 'rule.called',
                    'webhook.test')),
    body        text        NOT NULL CHECK (length(body) <= 60000),
    state       text        NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
    due_at      timestamptz NOT NULL,
    since       timestamptz NOT NULL,
    tries       int         NOT NULL DEFAULT 0,
    tried_at    timestamptz,
    status      int,                                                        -- of the last answer
    failure     text        NOT NULL DEFAULT '' CHECK (failure IN ('', 'status', 'address', 'unknown_host', 'forbidden',
                    'connection', 'tls', 'timeout', 'not_http', 'off')),
    answer      text        NOT NULL DEFAULT '' CHECK (length(answer) <= 2000), -- its beginning
    created_at  timestamptz NOT NULL,
    settled_at  timestamptz,
    PRIMARY KEY (client_id, delivery_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_of ON webhook_delivery (webhook_id, delivery_id DESC);
CREATE INDEX webhook_delivery_settled ON webhook_delivery (settled_at) WHERE state <> 'waiting';
CALL wall_in('webhook_delivery', '');
