-- What the team keeps beside a ticket: tags, who watches, who was mentioned, the time it took.

-- The key is the name without case and accents: "Facturación" and "facturacion" are one tag.
CREATE TABLE ticket_tag (
    client_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    tag_key   text        NOT NULL CHECK (length(tag_key) BETWEEN 1 AND 80),
    name      text        NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    put_at    timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, tag_key),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX ticket_tag_by_key ON ticket_tag (tag_key, client_id, ticket_id);
CALL wall_in('ticket_tag', '');

-- The tags that a client's tickets have, as they are spelled: what is typed again is offered, and written the same way.
CREATE TABLE ticket_tag_name (
    client_id uuid        NOT NULL REFERENCES client,
    tag_key   text        NOT NULL CHECK (length(tag_key) BETWEEN 1 AND 80),
    name      text        NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    used_at   timestamptz NOT NULL,
    PRIMARY KEY (client_id, tag_key)
);
CREATE INDEX ticket_tag_name_by_use ON ticket_tag_name (client_id, used_at DESC);
CALL wall_in('ticket_tag_name', '');

-- Names between commas, which no name has.
ALTER TABLE ticket_macro ADD COLUMN tags text NOT NULL DEFAULT '' CHECK (length(tags) <= 1000);

-- How long somebody of the team worked on it.
CREATE TABLE ticket_time (
    client_id   uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    time_id     uuid        NOT NULL,
    person_id   uuid        NOT NULL,
    person_name text        NOT NULL CHECK (length(person_name) <= 200),
    minutes     int         NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    spent_on    date        NOT NULL,
    note        text        NOT NULL DEFAULT '' CHECK (length(note) <= 500),
    created_at  timestamptz NOT NULL,
    version     int         NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, ticket_id, time_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX ticket_time_by_day ON ticket_time (client_id, spent_on) INCLUDE (person_id, minutes);
CREATE INDEX ticket_time_of_person ON ticket_time (person_id, spent_on) INCLUDE (client_id, minutes);
CALL wall_in('ticket_time', '');

-- Who wants to know what happens: people of the team, and people of the client, who then see the ticket in the portal.
CREATE TABLE ticket_watcher (
    client_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    user_name  text        NOT NULL CHECK (length(user_name) <= 200),
    of_team    boolean     NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, user_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX ticket_watcher_of_user ON ticket_watcher (user_id, client_id, ticket_id);
CALL wall_in('ticket_watcher', 'SELECT');
-- Who of the team watches is the team's own matter.
ALTER POLICY portal ON ticket_watcher USING (client_id = current_client() AND NOT of_team);

-- Who of the team was called by @name in which comment.
CREATE TABLE ticket_mention (
    client_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    comment_id uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, comment_id, user_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX ticket_mention_of_user ON ticket_mention (user_id, client_id, ticket_id);
CALL wall_in('ticket_mention', '');

-- The portal's people read the history, but not the lines about what only the team sees.
ALTER POLICY portal ON ticket_event USING (client_id = current_client() AND kind <> ALL ('{tags,watchers}'));
