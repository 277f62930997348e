-- How mail leaves: one row, the house's own. Whoever is not the superadmin or the server itself has no business here.
CREATE TABLE mail_server (
    one             boolean     PRIMARY KEY DEFAULT true CHECK (one),
    host            text        NOT NULL CHECK (length(host) BETWEEN 1 AND 253),
    port            int         NOT NULL CHECK (port BETWEEN 1 AND 65535),
    security        text        NOT NULL CHECK (security IN ('none', 'starttls', 'tls')),
    login           text        NOT NULL CHECK (length(login) <= 200),
    sealed_password bytea,
    sender_name     text        NOT NULL CHECK (length(sender_name) <= 100),
    sender_address  text        NOT NULL CHECK (length(sender_address) BETWEEN 3 AND 254),
    reply_address   text        NOT NULL CHECK (length(reply_address) <= 200),
    server_address  text        NOT NULL CHECK (length(server_address) <= 300),
    version         int         NOT NULL DEFAULT 1,
    updated_at      timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON mail_server TO app_admin;
-- Whether there is one may be known to all: where none is, no news is kept.
GRANT SELECT (one) ON mail_server TO app_portal, app_staff, app_ingest;

-- How mail about a client's tickets is signed, where that is not the house's way.
CREATE TABLE mail_sender (
    client_id  uuid        PRIMARY KEY REFERENCES client,
    name       text        NOT NULL CHECK (length(name) <= 100),
    address    text        NOT NULL CHECK (length(address) <= 254),
    signature  text        NOT NULL CHECK (length(signature) <= 2000),
    colour     text        NOT NULL CHECK (colour ~ '^(#[0-9a-f]{6})?$'),
    updated_at timestamptz NOT NULL
);
CALL wall_in('mail_sender', '');

-- What happened, nearly always to a ticket, and mail is still to tell of: written in the transaction in which it happened.
-- An invitation is news of no ticket; its link is sealed.
CREATE TABLE mail_news (
    client_id  uuid        NOT NULL,
    news_id    uuid        NOT NULL,
    ticket_id  uuid,
    kind       text        NOT NULL CHECK (length(kind) <= 30),
    comment_id uuid,
    actor_kind text        NOT NULL,
    actor_id   uuid,
    actor_name text        NOT NULL,
    called     uuid[]      NOT NULL DEFAULT '{}',
    sealed     bytea       CHECK (octet_length(sealed) <= 1000),
    due_at     timestamptz NOT NULL,
    tries      int         NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, news_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, ticket_id)
);
CREATE INDEX mail_news_due ON mail_news (due_at);
CALL wall_in('mail_news', 'INSERT');

-- The queue. What a mail says is sealed, since it may hold a link that lets somebody in, and is gone once it is sent.
CREATE TABLE mail (
    client_id   uuid        NOT NULL REFERENCES client,
    mail_id     uuid        NOT NULL,
    kind        text        NOT NULL CHECK (length(kind) <= 30),
    user_id     uuid,
    ticket_id   uuid,
    recipient   text        NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
    message_id  text        NOT NULL CHECK (length(message_id) <= 400),
    subject     text        NOT NULL CHECK (length(subject) <= 400),
    sealed      bytea       NOT NULL CHECK (octet_length(sealed) <= 1500000),
    state       text        NOT NULL CHECK (state IN ('waiting', 'sent', 'dead', 'discarded')),
    due_at      timestamptz NOT NULL,
    tries       int         NOT NULL DEFAULT 0,
    failure     text        NOT NULL DEFAULT '' CHECK (length(failure) <= 1000),
    created_at  timestamptz NOT NULL,
    since       timestamptz NOT NULL,
    settled_at  timestamptz,
    PRIMARY KEY (client_id, mail_id)
);
ALTER TABLE mail ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX mail_due ON mail (due_at) WHERE state = 'waiting';
CREATE INDEX mail_open ON mail (mail_id) WHERE state IN ('waiting', 'dead');
CREATE INDEX mail_settled ON mail (settled_at) WHERE state IN ('sent', 'discarded');
CREATE INDEX mail_recipient ON mail (recipient, created_at);
CALL wall_in('mail', '');

-- What somebody does not want to be told, and who wants one mail a day instead of many.
CREATE TABLE mail_preference (
    client_id  uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    unwanted   text[]      NOT NULL,
    digest     boolean     NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, user_id),
    FOREIGN KEY (client_id, user_id) REFERENCES app_user (client_id, user_id)
);
CALL wall_in('mail_preference', 'SELECT, INSERT, UPDATE');
