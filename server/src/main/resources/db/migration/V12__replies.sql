-- What makes answering quick: drafts, canned replies, macros.

-- What somebody is writing on a ticket and has not sent. One row for each kind, overwritten while it is typed.
CREATE TABLE ticket_draft (
    client_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    author_id uuid        NOT NULL,
    kind      text        NOT NULL CHECK (kind IN ('reply', 'note')),
    by_staff  boolean     NOT NULL,
    body      text        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    saved_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, author_id, kind),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket ON DELETE CASCADE
);
CREATE INDEX ticket_draft_of_author ON ticket_draft (author_id, saved_at DESC) INCLUDE (client_id);
CALL wall_in('ticket_draft');
-- The portal's people never see what the team is about to say, whatever a query forgets.
ALTER POLICY portal ON ticket_draft USING (client_id = current_client() AND NOT by_staff);

-- Texts that the team keeps at hand. They are the house's: everybody's in it, or one person's. An owner that is null
-- means everybody.
CREATE TABLE canned_reply (
    client_id  uuid        NOT NULL REFERENCES client,
    reply_id   uuid        NOT NULL,
    owner_id   uuid,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    body       text        NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    updated_at timestamptz NOT NULL,
    version    int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, reply_id),
    FOREIGN KEY (client_id, owner_id) REFERENCES app_user
);
CREATE UNIQUE INDEX canned_reply_name
    ON canned_reply (client_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), lower(name));
CALL wall_in('canned_reply', '');

-- Several acts in one click; what is empty or null is left as it is.
CREATE TABLE ticket_macro (
    client_id   uuid        NOT NULL REFERENCES client,
    macro_id    uuid        NOT NULL,
    owner_id    uuid,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    reply       text        NOT NULL DEFAULT '' CHECK (length(reply) <= 20000),
    note        text        NOT NULL DEFAULT '' CHECK (length(note) <= 20000),
    state       text        CHECK (state IN ('en_progreso', 'en_espera', 'resuelto', 'cerrado')),
    priority    text        CHECK (priority IN ('baja', 'media', 'alta', 'critica')),
    category_id uuid,
    queue_id    uuid,
    take        boolean     NOT NULL DEFAULT false,   -- give the ticket to who runs it
    updated_at  timestamptz NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, macro_id),
    FOREIGN KEY (client_id, owner_id) REFERENCES app_user
);
CREATE UNIQUE INDEX ticket_macro_name
    ON ticket_macro (client_id, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), lower(name));
CALL wall_in('ticket_macro', '');
