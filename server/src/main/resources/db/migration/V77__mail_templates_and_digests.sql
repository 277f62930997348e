-- Other words than the built-in ones, of the house or of one client.
CREATE TABLE mail_template (
    client_id  uuid        NOT NULL REFERENCES client,
    kind       text        NOT NULL CHECK (length(kind) <= 30),
    language   text        NOT NULL CHECK (language IN ('es', 'en')),
    subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    body       text        NOT NULL CHECK (length(body) BETWEEN 1 AND 5000),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, kind, language)
);
CALL wall_in('mail_template', '');

-- What somebody who wants one mail a day is told in the next one.
CREATE TABLE mail_digest_line (
    client_id      uuid        NOT NULL,
    line_id        uuid        NOT NULL,
    user_client_id uuid        NOT NULL,
    user_id        uuid        NOT NULL,
    ticket_id      uuid        NOT NULL,
    kind           text        NOT NULL CHECK (length(kind) <= 30),
    actor_name     text        NOT NULL,
    at             timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    PRIMARY KEY (client_id, line_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket (client_id, ticket_id)
);
CREATE INDEX mail_digest_line_due ON mail_digest_line (due_at);
CREATE INDEX mail_digest_line_user ON mail_digest_line (user_client_id, user_id);
CALL wall_in('mail_digest_line', '');
