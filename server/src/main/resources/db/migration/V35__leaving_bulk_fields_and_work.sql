-- Who of a client follows a ticket may stop; the portal's policy there hides the team's rows.
GRANT DELETE ON ticket_watcher TO app_portal;

-- Of a ticket among many: the fields that must say something first, or that it has not.
ALTER TABLE ticket_bulk_line ADD COLUMN fields uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(fields) <= 100);

-- The time of all clients within some days, for the figures.
CREATE INDEX ticket_time_day ON ticket_time (spent_on) INCLUDE (client_id, ticket_id, person_id, minutes);
