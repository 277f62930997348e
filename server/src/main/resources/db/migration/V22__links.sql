-- Tickets that belong together: one merged into another, parents and children, and those that are merely related.

-- What was merged is closed for good, keeps its rows, and is shown within the ticket it points at. Who asked for it (a
-- person, or a machine whose agent asked) takes part in that one: also_asked.
ALTER TABLE ticket ADD COLUMN merged_into uuid;
ALTER TABLE ticket ADD COLUMN also_asked uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(also_asked) <= 200);
ALTER TABLE ticket ADD FOREIGN KEY (client_id, merged_into) REFERENCES ticket;
ALTER TABLE ticket ADD CHECK (merged_into IS NULL OR state = 'cerrado' AND merged_into <> ticket_id);
CREATE INDEX ticket_merged_into ON ticket (client_id, merged_into) WHERE merged_into IS NOT NULL;

-- Whoever asked for a ticket that was merged finds the one that it became in the own list.
CREATE INDEX ticket_also_asked ON ticket USING gin (also_asked) WHERE also_asked <> '{}';

-- What was merged is counted once: with the ticket that it became.
DROP INDEX ticket_made, ticket_done, ticket_rated;
CREATE INDEX ticket_made ON ticket (client_id, created_at)
    INCLUDE (first_response_at, category, assignee_id, channel) WHERE merged_into IS NULL;
CREATE INDEX ticket_done ON ticket (client_id, resolved_at)
    INCLUDE (created_at, category, assignee_id, channel) WHERE resolved_at IS NOT NULL AND merged_into IS NULL;
CREATE INDEX ticket_rated ON ticket (client_id, rated_at)
    INCLUDE (rating, category, assignee_id, channel) WHERE rated_at IS NOT NULL AND merged_into IS NULL;

-- A pair stands in one row, the smaller id first.
CREATE TABLE ticket_relation (
    client_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    other_id   uuid        NOT NULL CHECK (other_id > ticket_id),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, other_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket,
    FOREIGN KEY (client_id, other_id) REFERENCES ticket
);
CREATE INDEX ticket_relation_by_other ON ticket_relation (client_id, other_id);
CALL wall_in('ticket_relation', 'SELECT');

-- At most one parent each. That there is no circle is checked by who writes, one writer of a client at a time.
CREATE TABLE ticket_child (
    client_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    parent_id  uuid        NOT NULL CHECK (parent_id <> ticket_id),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket,
    FOREIGN KEY (client_id, parent_id) REFERENCES ticket
);
CREATE INDEX ticket_child_by_parent ON ticket_child (client_id, parent_id);
CALL wall_in('ticket_child', 'SELECT');
