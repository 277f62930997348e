-- One change for many tickets. What is wanted stands once, with the house, whose people alone may want it. Each ticket's
-- line stands with the ticket's own client, behind that client's walls.
CREATE TABLE ticket_bulk (
    client_id    uuid        NOT NULL REFERENCES client,
    bulk_id      uuid        NOT NULL,
    owner_id     uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind ~ '^[a-z]{1,20}$'),
    target       text        NOT NULL CHECK (target ~ '^[a-z0-9_-]{0,100}$'),
    target_name  text        NOT NULL CHECK (length(target_name) <= 300),   -- as it was called when it was chosen
    body         text        NOT NULL CHECK (length(body) <= 100000),
    list_address text        NOT NULL CHECK (length(list_address) <= 3000), -- where its person came from
    tickets      int         NOT NULL CHECK (tickets BETWEEN 1 AND 5000),
    made_at      timestamptz NOT NULL,
    finished_at  timestamptz,
    cancelled_at timestamptz,
    undone_at    timestamptz,
    runs_by      uuid,          -- the server that works on it,
    runs_until   timestamptz,   -- until then, unless it says more: another one goes on then
    PRIMARY KEY (client_id, bulk_id),
    FOREIGN KEY (client_id, owner_id) REFERENCES app_user
);
CREATE INDEX ticket_bulk_of_owner ON ticket_bulk (client_id, owner_id, made_at DESC);
CREATE INDEX ticket_bulk_unfinished ON ticket_bulk (client_id, made_at) WHERE finished_at IS NULL;
CREATE INDEX ticket_bulk_old ON ticket_bulk (made_at);
CALL wall_in('ticket_bulk', '');

CREATE TABLE ticket_bulk_line (
    client_id  uuid NOT NULL,
    bulk_id    uuid NOT NULL,
    ticket_id  uuid NOT NULL,
    place      int  NOT NULL,
    version    int  NOT NULL,   -- of the ticket, as its person saw it
    started_at timestamptz,     -- committed before the ticket is touched: whoever goes on after a crash looks at it first
    result     text CHECK (result IN ('done', 'failed')),
    code       text NOT NULL DEFAULT '' CHECK (code ~ '^[a-z_]{0,60}$'),
    told       jsonb,           -- what somebody else did to the ticket meanwhile
    PRIMARY KEY (client_id, bulk_id, ticket_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket ON DELETE CASCADE
);
CREATE INDEX ticket_bulk_line_in_order ON ticket_bulk_line (bulk_id, place);
CALL wall_in('ticket_bulk_line', '');
