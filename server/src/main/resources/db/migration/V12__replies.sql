-- What makes answering quick: drafts, canned replies, macros.

-- What somebody is writing on a ticket and has not sent. One row for each kind, overwritten while it is typed.
CREATE TABLE ticket_draft (
    client_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    author_id uuid        NOT NULL,
    kind      text        NOT NULL CHECK (kind IN ('reply', 'note')),
    by_staff  boolean     NOT NULL,
    body      text        NOT NULL CHECK (length(body) BETWEEN 1 AND 100000),
    saved_at  timestamptz NOT NULL,
    PRIMARY KEY (client_id, ticket_id, author_id, kind),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket ON DELETE CASCADE
);
CREATE INDEX ticket_draft_of_author ON ticket_draft (author_id, saved_at DESC) INCLUDE (client_id);
CALL wall_in('ticket_draft');
-- The portal's people never see what the team is about to say, whatever a query forgets.
ALTER POLICY portal ON ticket_draft USING (client_id = current_client() AND NOT by_staff);
