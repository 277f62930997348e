-- When something happens to a ticket, and it is so and so, then do this: the house's rules.

CREATE TABLE ticket_rule (
    client_id       uuid        NOT NULL REFERENCES client,
    rule_id         uuid        NOT NULL,
    place           int         NOT NULL, -- they run in this order
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    active          boolean     NOT NULL,
    trigger         text        NOT NULL CHECK (trigger IN ('created', 'changed', 'replied', 'elapsed', 'alert')),
    since           text        NOT NULL CHECK (since IN ('created', 'touched')),
    after_minutes   int         NOT NULL CHECK (after_minutes BETWEEN 1 AND 525600),
    conditions      jsonb       NOT NULL CHECK (length(conditions::text) <= 100000),
    deeds           jsonb       NOT NULL CHECK (length(deeds::text) <= 60000),
    reached_at      timestamptz NOT NULL, -- of an elapsed one: tickets are looked through up to here
    looked_at       timestamptz NOT NULL,
    version         int         NOT NULL,
    changed_at      timestamptz NOT NULL,
    changed_by_name text        NOT NULL CHECK (length(changed_by_name) <= 200),
    PRIMARY KEY (client_id, rule_id)
);
CREATE UNIQUE INDEX ticket_rule_name ON ticket_rule (client_id, lower(name));
CALL wall_in('ticket_rule', '');

-- What some rule waits for. It stands outside the walls: whoever changes a ticket asks here whether anybody wants to know.
CREATE TABLE rule_trigger (
    trigger text PRIMARY KEY CHECK (length(trigger) <= 20)
);
GRANT SELECT ON rule_trigger TO lanet_app, app_portal, app_staff, app_ingest, app_admin;
GRANT INSERT, DELETE ON rule_trigger TO app_admin;

-- The outbox: written with what happened, gone with what came of it.
CREATE TABLE rule_due (
    client_id uuid        NOT NULL,
    due_id    uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    trigger   text        NOT NULL CHECK (length(trigger) <= 20),
    rule_id   uuid,       -- only this one; null for all of this trigger
    detail    text        NOT NULL CHECK (length(detail) <= 400), -- what of it only the moment knew, as words
    due_at    timestamptz NOT NULL,
    tries     int         NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, due_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX rule_due_next ON rule_due (due_at);
CALL wall_in('rule_due', 'INSERT');

-- What came of them.
CREATE TABLE rule_run (
    client_id uuid        NOT NULL,
    run_id    uuid        NOT NULL,
    rule_id   uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    at        timestamptz NOT NULL,
    failure   text        NOT NULL DEFAULT '' CHECK (length(failure) <= 100), -- a message's key; empty when all was done
    PRIMARY KEY (client_id, run_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CREATE INDEX rule_run_of_rule ON rule_run (rule_id, at DESC);
CREATE INDEX rule_run_of_ticket ON rule_run (client_id, ticket_id, rule_id, at DESC);
CALL wall_in('rule_run', '');

-- A rule is somebody of its own, so that it can be told from who wakes rules.
ALTER TABLE ticket_event DROP CONSTRAINT ticket_event_actor_kind_check,
    ADD CONSTRAINT ticket_event_actor_kind_check CHECK (actor_kind IN ('person', 'agent', 'automation', 'rule')) NOT VALID;
ALTER TABLE ticket_comment DROP CONSTRAINT ticket_comment_author_kind_check,
    ADD CONSTRAINT ticket_comment_author_kind_check CHECK (author_kind IN ('person', 'agent', 'automation', 'rule')) NOT VALID;
ALTER TABLE audit_record DROP CONSTRAINT audit_record_actor_kind_check,
    ADD CONSTRAINT audit_record_actor_kind_check CHECK (actor_kind IN ('person', 'agent', 'automation', 'nobody', 'rule')) NOT VALID;
