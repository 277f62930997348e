-- How many of a person's tickets are open, and which of all by number are: the index alone tells, where it led to each row before.
DROP INDEX ticket_of_requester;
CREATE INDEX ticket_of_requester ON ticket (client_id, requester_id, updated_at DESC) INCLUDE (state)
    WHERE requester_id IS NOT NULL;
DROP INDEX ticket_number_everywhere;
CREATE INDEX ticket_number_everywhere ON ticket (number) INCLUDE (client_id, ticket_id, state, priority, channel);
