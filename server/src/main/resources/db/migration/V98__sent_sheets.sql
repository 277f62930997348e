-- What was sent, or thrown away, from a page: a draft of it that is still on its way then is not kept any more.
CREATE TABLE sent_sheet (
    client_id uuid        NOT NULL,
    author_id uuid        NOT NULL,
    sheet_id  uuid        NOT NULL, -- of the page on which it was written
    kind      text        NOT NULL CHECK (kind IN ('reply', 'note', 'portal', 'console')),
    sent_at   timestamptz NOT NULL,
    PRIMARY KEY (client_id, author_id, sheet_id, kind)
);
CALL wall_in('sent_sheet', 'SELECT, INSERT, DELETE');
