-- What the figures of a period count stands in these alone. The client stands first; over all clients PostgreSQL skips
-- from one to the next.
CREATE INDEX ticket_made ON ticket (client_id, created_at)
    INCLUDE (first_response_at, category, assignee_id, channel);
CREATE INDEX ticket_done ON ticket (client_id, resolved_at)
    INCLUDE (created_at, category, assignee_id, channel) WHERE resolved_at IS NOT NULL;
CREATE INDEX ticket_rated ON ticket (client_id, rated_at)
    INCLUDE (rating, category, assignee_id, channel) WHERE rated_at IS NOT NULL;
