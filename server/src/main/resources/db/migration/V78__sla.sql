-- What is promised to clients, and how each ticket stands to it.

-- What the house says, and what a client's contract says where it differs: a calendar and an agreement, as JSON.
CREATE TABLE sla_terms (
    client_id  uuid        PRIMARY KEY REFERENCES client,
    calendar   jsonb       CHECK (length(calendar::text) <= 60000),
    agreement  jsonb       CHECK (length(agreement::text) <= 60000),
    version    int         NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by_name text   NOT NULL CHECK (length(changed_by_name) <= 200)
);
CALL wall_in('sla_terms', '');
CREATE CONSTRAINT TRIGGER change_stamp AFTER INSERT OR DELETE OR UPDATE ON sla_terms
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION move_change_stamp();

-- Open tickets to which a change of these has still to be carried: the outbox of such changes.
CREATE TABLE sla_work (
    client_id  uuid        PRIMARY KEY REFERENCES client,
    reached    uuid        NOT NULL, -- tickets up to this id are done
    due_at     timestamptz NOT NULL
);
CALL wall_in('sla_work', '');
-- Those that are open now get their clocks.
INSERT INTO sla_work (client_id, reached, due_at)
VALUES ('00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', now());

-- Both promises of a ticket are counted by one clock; see TicketClock.
ALTER TABLE ticket
    ADD COLUMN sla_first int, -- minutes until the first answer; null without a promise
    ADD COLUMN sla_resolution int,
    ADD COLUMN sla_all_hours boolean NOT NULL DEFAULT false,
    ADD COLUMN sla_used bigint NOT NULL DEFAULT 0, -- microseconds, counted until sla_since
    ADD COLUMN sla_since timestamptz, -- from when on it runs; null while it stands still
    ADD COLUMN sla_first_used bigint, -- microseconds, at the first answer
    ADD COLUMN sla_first_late_at timestamptz,
    ADD COLUMN sla_late_at timestamptz,
    ADD COLUMN due_at timestamptz,
    ADD COLUMN sla_alarm_at timestamptz,
    ADD COLUMN sla_told text[] NOT NULL DEFAULT '{}';

-- What lists filter by stands in their indexes. Only running clocks are in these.
CREATE INDEX ticket_due ON ticket (client_id, due_at)
    INCLUDE (ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id)
    WHERE due_at IS NOT NULL;
CREATE INDEX ticket_due_everywhere ON ticket (due_at)
    INCLUDE (client_id, ticket_id, state, priority, channel, site_id, assignee_id, requester_id, created_at, queue_id, category_id)
    WHERE due_at IS NOT NULL;
CREATE INDEX ticket_alarm ON ticket (sla_alarm_at) WHERE sla_alarm_at IS NOT NULL;
