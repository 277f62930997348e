-- Views are kept of more pages than the list of tickets: of reports, too.
ALTER TABLE ticket_view ADD COLUMN page text NOT NULL DEFAULT 'tickets' CHECK (length(page) <= 20);
