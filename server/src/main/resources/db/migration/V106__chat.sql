-- Conversations of people: two, several, or a client's person with the support. They lie with the client whose person takes
-- part, and with the house when only its own people do. Who may read one is in chat_member; a conversation with the support
-- is also read by who serves the client.
CREATE TABLE chat (
    client_id     uuid        NOT NULL REFERENCES client,
    chat_id       uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('pair', 'group', 'support')),
    title         text        NOT NULL DEFAULT '' CHECK (length(title) <= 80),
    pair          text        NOT NULL DEFAULT '' CHECK (pair ~ '^[0-9a-f -]{0,80}$'), -- both ids, the smaller first
    asker_id      uuid,                -- of one with the support
    asker_name    text        NOT NULL DEFAULT '' CHECK (length(asker_name) <= 200),
    made_at       timestamptz NOT NULL,
    last_sequence bigint      NOT NULL DEFAULT 0,
    last_at       timestamptz NOT NULL,
    last_words    text        NOT NULL DEFAULT '' CHECK (length(last_words) <= 200),
    waiting_since timestamptz,         -- nobody of the support has answered since then
    ticketed      bigint      NOT NULL DEFAULT 0, -- up to here it stands in tickets
    PRIMARY KEY (client_id, chat_id),
    CHECK ((kind = 'support') = (asker_id IS NOT NULL)),
    CHECK ((kind = 'pair') = (pair <> ''))
);
CREATE UNIQUE INDEX chat_of_two ON chat (client_id, pair) WHERE kind = 'pair';
CREATE UNIQUE INDEX chat_of_asker ON chat (client_id, asker_id) WHERE kind = 'support';
CREATE INDEX chat_by_id ON chat (chat_id);
CREATE INDEX chat_newest ON chat (client_id, last_at DESC) WHERE kind = 'support';
CREATE INDEX chat_waiting ON chat (waiting_since) WHERE waiting_since IS NOT NULL;
CALL wall_in('chat', 'SELECT, INSERT, UPDATE');

CREATE TABLE chat_member (
    client_id uuid        NOT NULL,
    chat_id   uuid        NOT NULL,
    user_id   uuid        NOT NULL,
    name      text        NOT NULL CHECK (length(name) <= 200),
    reached   bigint      NOT NULL DEFAULT 0, -- up to here it was shown to some page
    seen      bigint      NOT NULL DEFAULT 0, -- and up to here it was read
    PRIMARY KEY (client_id, chat_id, user_id),
    FOREIGN KEY (client_id, chat_id) REFERENCES chat
);
CREATE INDEX chat_member_of ON chat_member (user_id);
CALL wall_in('chat_member', 'SELECT, INSERT, UPDATE');

CREATE TABLE chat_message (
    client_id   uuid        NOT NULL,
    chat_id     uuid        NOT NULL,
    message_id  uuid        NOT NULL, -- made by who sends it, so that it is said once
    sequence    bigint      NOT NULL CHECK (sequence > 0),
    author_id   uuid        NOT NULL,
    author_name text        NOT NULL CHECK (length(author_name) <= 200),
    body        text        NOT NULL CHECK (length(body) <= 4000),
    ticket      text        NOT NULL DEFAULT '' CHECK (ticket ~ '^(TKT-[0-9]{1,15})?$'), -- it says that this one was made
    said_at     timestamptz NOT NULL,
    edited_at   timestamptz,
    removed_at  timestamptz,
    PRIMARY KEY (client_id, message_id),
    UNIQUE (client_id, chat_id, sequence),
    FOREIGN KEY (client_id, chat_id) REFERENCES chat
);
CALL wall_in('chat_message', 'SELECT, INSERT, UPDATE');
