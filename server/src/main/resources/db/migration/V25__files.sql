-- Files that wait for the message they belong to, and what is being written on a ticket that does not exist yet. Both are
-- one person's, and stand under that person's own client: the house for the team.

-- Besides the small picture there may be one that fills a window; null, or its media type.
ALTER TABLE ticket_attachment ADD COLUMN picture text CHECK (picture IN ('image/png', 'image/jpeg'));
-- Whether the bytes under a name are anybody's.
CREATE INDEX ticket_attachment_by_store ON ticket_attachment (stored_as);
CREATE INDEX ticket_attachment_by_id ON ticket_attachment (attachment_id);

CREATE TABLE held_file (
    client_id  uuid        NOT NULL,
    file_id    uuid        NOT NULL,           -- also the attachment's, once it is one
    holder_id  uuid        NOT NULL,
    place      text        NOT NULL CHECK (place ~ '^(portal|console|[0-9a-f-]{36})$'),
    file_name  text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    media_type text        NOT NULL CHECK (length(media_type) <= 100),
    size_bytes bigint      NOT NULL,
    sha256     bytea       NOT NULL,
    stored_as  text        NOT NULL CHECK (length(stored_as) <= 100),
    thumbnail  boolean     NOT NULL,
    picture    text        CHECK (picture IN ('image/png', 'image/jpeg')),
    held_at    timestamptz NOT NULL,
    PRIMARY KEY (client_id, file_id),
    FOREIGN KEY (client_id, holder_id) REFERENCES app_user (client_id, user_id)
);
CREATE INDEX held_file_of_holder ON held_file (client_id, holder_id, place);
CREATE INDEX held_file_abandoned ON held_file (held_at);
CREATE INDEX held_file_by_store ON held_file (stored_as);
CALL wall_in('held_file', 'SELECT, INSERT, DELETE');

-- A form for a new ticket as it stood when its writer went away, field by field.
CREATE TABLE new_ticket_draft (
    client_id uuid        NOT NULL,
    author_id uuid        NOT NULL,
    form      text        NOT NULL CHECK (form IN ('portal', 'console')),
    fields    jsonb       NOT NULL,
    saved_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, author_id, form),
    FOREIGN KEY (client_id, author_id) REFERENCES app_user (client_id, user_id)
);
CALL wall_in('new_ticket_draft');
