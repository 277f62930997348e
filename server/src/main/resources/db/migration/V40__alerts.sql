-- An alert is a trouble of one thing (a machine, a site, a scheduled job): of one kind and about one subject. While it
-- lasts, and for a day after, the same trouble again is the same alert. What agents call their alerts is remembered
-- apart, so that one that is sent twice changes nothing, however late.

CREATE TABLE alert_heard (
    client_id uuid        NOT NULL,
    asset_id  uuid        NOT NULL,
    heard_id  uuid        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (client_id, asset_id, heard_id)
);
CALL wall_in('alert_heard', '');
CALL open_to_ingest('alert_heard', 'SELECT, INSERT');
INSERT INTO alert_heard (client_id, asset_id, heard_id, at)
SELECT client_id, asset_id, alert_id, opened_at FROM alert;

DROP INDEX alert_open, alert_open_gravest, alert_by_time;
ALTER TABLE alert DROP CONSTRAINT alert_pkey;
-- The ids were the agents' own: two machines may have said the same one.
UPDATE alert a SET alert_id = gen_random_uuid()
FROM (SELECT client_id, asset_id, alert_id, row_number() OVER (PARTITION BY alert_id ORDER BY client_id, asset_id) AS n
      FROM alert) d
WHERE d.n > 1 AND a.client_id = d.client_id AND a.asset_id = d.asset_id AND a.alert_id = d.alert_id;
ALTER TABLE alert
    ALTER COLUMN asset_id DROP NOT NULL,
    ADD COLUMN about_kind   text        NOT NULL DEFAULT 'asset' CHECK (about_kind IN ('asset', 'site', 'job')),
    ADD COLUMN about        uuid,                    -- the machine, the site or the job
    ADD COLUMN site_id      uuid,                    -- where the machine stood when it began
    ADD COLUMN subject      text        NOT NULL DEFAULT '' CHECK (length(subject) <= 200),
    ADD COLUMN by_server    boolean     NOT NULL DEFAULT false,
    ADD COLUMN text_key     text        NOT NULL DEFAULT '' CHECK (text_key ~ '^[a-z0-9._-]{0,100}$'), -- of the server's own texts,
    ADD COLUMN text_arguments text[]    NOT NULL DEFAULT '{}' CHECK (cardinality(text_arguments) <= 10), -- shown in the reader's language
    ADD COLUMN raised_at    timestamptz,             -- when it began the last time
    ADD COLUMN times        int         NOT NULL DEFAULT 1, -- how often it began
    ADD COLUMN current      boolean     NOT NULL DEFAULT true, -- the newest of this trouble
    ADD COLUMN acknowledged_at timestamptz,
    ADD COLUMN acknowledged_by_name text NOT NULL DEFAULT '' CHECK (length(acknowledged_by_name) <= 200),
    ADD COLUMN silenced_until timestamptz,
    ADD COLUMN assignee_id  uuid,
    ADD COLUMN assignee_name text       NOT NULL DEFAULT '' CHECK (length(assignee_name) <= 200),
    ADD COLUMN version      int         NOT NULL DEFAULT 1, -- of what people decide
    ADD COLUMN told         text        NOT NULL DEFAULT 'nothing' CHECK (told IN ('nothing', 'open', 'over')), -- what its ticket knows
    ADD COLUMN due_at       timestamptz,             -- when the server looks whether there is something to tell
    ADD COLUMN tries        int         NOT NULL DEFAULT 0,
    ADD COLUMN ticket_id    uuid;
UPDATE alert t SET about = t.asset_id, raised_at = t.opened_at,
    site_id = (SELECT a.site_id FROM asset a WHERE a.client_id = t.client_id AND a.asset_id = t.asset_id);
UPDATE alert t SET current = false
FROM (SELECT client_id, alert_id, row_number() OVER (PARTITION BY client_id, about, kind
          ORDER BY closed_at IS NULL DESC, opened_at DESC, alert_id) AS n FROM alert) d
WHERE d.n > 1 AND t.client_id = d.client_id AND t.alert_id = d.alert_id;
ALTER TABLE alert
    ALTER COLUMN about SET NOT NULL,
    ALTER COLUMN raised_at SET NOT NULL,
    ADD PRIMARY KEY (client_id, alert_id),
    ADD FOREIGN KEY (client_id, ticket_id) REFERENCES ticket;

CREATE UNIQUE INDEX alert_current ON alert (client_id, about, kind, subject) WHERE current;
CREATE INDEX alert_by_id ON alert (alert_id);
CREATE INDEX alert_open_of_asset ON alert (client_id, asset_id) WHERE closed_at IS NULL;
-- Lists: the gravest of the open ones, and all by when they began; of everybody, of a client, of a site, of a machine.
CREATE INDEX alert_open_gravest ON alert
    ((CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), raised_at DESC, alert_id)
    INCLUDE (client_id, asset_id) WHERE closed_at IS NULL;
CREATE INDEX alert_open_gravest_of_client ON alert
    (client_id, (CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END), raised_at DESC, alert_id)
    WHERE closed_at IS NULL;
CREATE INDEX alert_open_of_kind ON alert (kind, raised_at DESC, alert_id) WHERE closed_at IS NULL;
CREATE INDEX alert_newest ON alert (raised_at DESC, alert_id);
CREATE INDEX alert_newest_of_client ON alert (client_id, raised_at DESC, alert_id);
CREATE INDEX alert_newest_of_kind ON alert (kind, raised_at DESC, alert_id);
CREATE INDEX alert_newest_of_site ON alert (client_id, site_id, raised_at DESC, alert_id);
CREATE INDEX alert_newest_of_asset ON alert (client_id, asset_id, raised_at DESC, alert_id);
CREATE INDEX alert_due ON alert (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX alert_of_ticket ON alert (client_id, ticket_id) WHERE ticket_id IS NOT NULL;

-- What happened to an alert, and what the team noted: the team's own, so a client's role has no part in it.
CREATE TABLE alert_event (
    client_id  uuid        NOT NULL,
    alert_id   uuid        NOT NULL,
    event_id   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('opened', 'reopened', 'closed', 'acknowledged', 'silenced', 'heard_again',
                                                   'assigned', 'noted', 'ticket_made', 'ticket_resolved', 'ticket_reopened')),
    actor_kind text        NOT NULL CHECK (actor_kind IN ('person', 'agent', 'automation')),
    actor_name text        NOT NULL DEFAULT '' CHECK (length(actor_name) <= 200),
    words      text        NOT NULL DEFAULT '' CHECK (length(words) <= 4000), -- the note, or the name or moment of what was decided
    PRIMARY KEY (client_id, alert_id, event_id)
);
CREATE INDEX alert_event_by_time ON alert_event (client_id, alert_id, at DESC, event_id DESC);
CALL wall_in('alert_event', '');
CALL open_to_ingest('alert_event', 'SELECT, INSERT');
