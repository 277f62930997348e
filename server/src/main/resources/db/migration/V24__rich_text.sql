-- Texts with form. The plain text stays where it was: search, agents and mails read that one. The HTML is written by the
-- server from its own few shapes, never taken as it comes; null where the plain text says all.
ALTER TABLE ticket_comment ADD COLUMN html text CHECK (length(html) <= 400000);
ALTER TABLE ticket_draft ADD COLUMN html text CHECK (length(html) <= 400000);

-- The first text of a ticket stands apart, so that lists and changes of a ticket never carry it.
CREATE TABLE ticket_first_text (
    client_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    html      text NOT NULL CHECK (length(html) <= 400000),
    PRIMARY KEY (client_id, ticket_id),
    FOREIGN KEY (client_id, ticket_id) REFERENCES ticket
);
CALL wall_in('ticket_first_text', 'SELECT, INSERT');
