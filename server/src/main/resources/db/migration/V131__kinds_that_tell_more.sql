-- Those of one kind that nobody has, or that are not older than some day, without looking into the table for each.
DROP INDEX ticket_of_kind;
CREATE INDEX ticket_of_kind ON ticket (channel, priority, state, updated_at DESC) INCLUDE (client_id, ticket_id, assignee_id, created_at);
-- By number, those of one state do not lie behind all newer ones of another.
CREATE INDEX ticket_of_state ON ticket (state, number) INCLUDE (client_id, ticket_id);
